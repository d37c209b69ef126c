using System.Runtime.Serialization;
using System.Text;
using System.Text.Json;
using Messaging.Contracts;
using Messaging.Worker.Pipeline.Execution;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Messaging.Unit.Pipeline;

public sealed class UnreadableCommandTests
{
    private const string Id = "11111111-1111-4111-8111-111111111111";
    private const string Org = "22222222-2222-4222-8222-222222222222";
    private const string Workspace = "33333333-3333-4333-8333-333333333333";

    [Fact]
    public void what_can_be_told_of_a_command_is_told()
    {
        var command = Read("DeleteWorkspaceSecret",
            $$"""
            {"commandId":"{{Id}}","orgId":"{{Org}}","workspaceId":"{{Workspace}}","actor":"somebody","fingerprint":"print",
            "submittedAt":"2026-01-02T03:04:05Z","name":[7]}
            """)
            .ShouldBeOfType<DeleteWorkspaceSecret>();

        command.CommandId.ShouldBe(Guid.Parse(Id));
        command.OrgId.ShouldBe(Guid.Parse(Org));
        command.WorkspaceId.ShouldBe(Guid.Parse(Workspace));
        (command.Actor, command.Fingerprint).ShouldBe(("somebody", "print"));
        command.SubmittedAt.Year.ShouldBe(2026);
    }

    [Theory]
    [InlineData("""{"commandId":"11111111-1111-4111-8111-111111111111","orgId":"22222222-2222-4222-8222-222222222222"}""")]
    [InlineData(
        """
        {"commandId":"11111111-1111-4111-8111-111111111111","orgId":"22222222-2222-4222-8222-222222222222",
        "actor":7,"fingerprint":null,"submittedAt":"yesterday"}
        """)]
    public void its_ids_are_enough(string message)
        => Read("SetOrgModel", message).ShouldBeOfType<SetOrgModel>().CommandId.ShouldBe(Guid.Parse(Id));

    [Theory]
    [InlineData("SetOrgModel", """{"orgId":"22222222-2222-4222-8222-222222222222"}""")]
    [InlineData("SetOrgModel", """{"commandId":"11111111-1111-4111-8111-111111111111","orgId":7}""")]
    [InlineData("SetOrgModel", """{"commandId":"\ud800","orgId":"22222222-2222-4222-8222-222222222222"}""")]
    [InlineData(
        "DeleteWorkspace", """{"commandId":"11111111-1111-4111-8111-111111111111","orgId":"22222222-2222-4222-8222-222222222222"}""")]
    [InlineData("SetOrgModelV9", """{"commandId":"11111111-1111-4111-8111-111111111111","orgId":"22222222-2222-4222-8222-222222222222"}""")]
    [InlineData("GetOrgModel", """{"commandId":"11111111-1111-4111-8111-111111111111","orgId":"22222222-2222-4222-8222-222222222222"}""")]
    [InlineData("ICommand", """{"commandId":"11111111-1111-4111-8111-111111111111","orgId":"22222222-2222-4222-8222-222222222222"}""")]
    [InlineData("SetOrgModel", "[]")]
    [InlineData("SetOrgModel", "{")]
    public void without_its_type_or_one_of_its_ids_it_is_nobodys(string type, string message) => Read(type, message).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("null")]
    [InlineData("""{"messageType":"x","message":{}}""")]
    [InlineData("""{"messageType":[null,7,"urn:message:"],"message":{}}""")]
    public void what_is_no_envelope_is_nobodys(string text) => UnreadableCommand.Read(Encoding.UTF8.GetBytes(text)).ShouldBeNull();

    public static TheoryData<Exception?, bool> Reasons => new()
    {
        { new JsonException("not its form"), true },
        { new SerializationException("no envelope", new JsonException()), true },
        { new InvalidOperationException("", new JsonException()), true },
        { new AggregateException(new TimeoutException(), new JsonException()), true },
        { null, false },
        { new CommandFailedException("recorded where it was carried out"), false },
        { new OperationCanceledException("its channel closed"), false },
        { new OperationInterruptedException(new ShutdownEventArgs(ShutdownInitiator.Peer, 320, "CONNECTION_FORCED")), false },
        { new AlreadyClosedException(new ShutdownEventArgs(ShutdownInitiator.Peer, 320, "CONNECTION_FORCED")), false },
        { new ObjectDisposedException("channel"), false },
    };

    [Theory]
    [MemberData(nameof(Reasons))]
    public void only_what_could_not_be_read_is_unreadable(Exception? reason, bool isUnreadable)
        => UnreadableCommand.IsUnreadable(reason).ShouldBe(isUnreadable);

    private static ICommand? Read(string type, string message)
        => UnreadableCommand.Read(
            Encoding.UTF8.GetBytes($$"""{"messageType":["urn:message:Messaging.Contracts:{{type}}"],"message":{{message}}}"""));
}
