using Messaging.Contracts;
using Messaging.Worker.Pipeline.Execution;

namespace Messaging.Unit.Pipeline;

public sealed class CommandEnvelopeRulesTests
{
    private static readonly Guid Org = Guid.Parse("11111111-1111-4111-8111-111111111111");
    private static readonly SetWorkspaceBillingMode Good = new(
        Guid.NewGuid(), Org, "somebody", DateTimeOffset.UnixEpoch, "print", Guid.NewGuid(), "byok");

    public static TheoryData<string, SetWorkspaceBillingMode> Bad => new()
    {
        { "CommandId", Good with { CommandId = Guid.Empty } },
        { "OrgId", Good with { OrgId = Guid.Empty } },
        { "Actor", Good with { Actor = null! } },
        { "Actor", Good with { Actor = "" } },
        { "Actor", Good with { Actor = new string('a', 513) } },
        { "Actor", Good with { Actor = "a\0b" } },
        { "Fingerprint", Good with { Fingerprint = null! } },
        { "Fingerprint", Good with { Fingerprint = "" } },
        { "Fingerprint", Good with { Fingerprint = new string('f', 129) } },
        { "SubmittedAt", Good with { SubmittedAt = default } },
        { "WorkspaceId", Good with { WorkspaceId = Guid.Empty } },
    };

    [Fact]
    public void a_command_of_the_Api_has_the_form() => CommandEnvelopeRules.Check(Good, CommandPartitions.QueueOf(Org)).ShouldBeNull();

    [Theory]
    [MemberData(nameof(Bad))]
    public void a_command_without_its_envelope_is_named_for_what_it_lacks(string lacks, SetWorkspaceBillingMode command)
        => CommandEnvelopeRules.Check(command, CommandPartitions.QueueOf(command.OrgId)).ShouldNotBeNull().ShouldContain(lacks);

    [Fact]
    public void a_command_in_another_organizations_partition_is_refused()
    {
        var other = CommandPartitions.Queues[(CommandPartitions.Of(Org) + 1) % CommandPartitions.Count];

        CommandEnvelopeRules.Check(Good, other).ShouldNotBeNull().ShouldContain("partition");
    }
}
