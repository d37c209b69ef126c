using System.Buffers.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Messaging.Contracts;

namespace Messaging.Unit.Contracts;

public sealed class OperationIdsTests
{
    private const string WithWorkspace = "ggGX86AREXIigzNERFVVZmYBl_OgAABwAIAAAAAAAAACETgWcoumCqxrW-vm";
    private const string WithoutWorkspace = "BgGX86AREXIigzNERFVVZmYvjqRBCRESNkdEzGA";

    private static readonly Guid Org = Guid.Parse("0197f3a0-0000-7000-8000-000000000001");
    private static readonly Guid Workspace = Guid.Parse("0197f3a0-0000-7000-8000-000000000002");
    private static readonly Guid Command = Guid.Parse("0197f3a0-1111-7222-8333-444455556666");
    private static readonly OperationIds Ids = new([.. Enumerable.Range(0, 32).Select(number => (byte)number)]);

    [Fact]
    public void an_id_never_changes()
    {
        Ids.For(CommandKind.SetWorkspaceBillingMode, Org, Command, Workspace).ShouldBe(WithWorkspace);
        Ids.For(CommandKind.SetOrgSecret, Org, Command, null).ShouldBe(WithoutWorkspace);
    }

    [Fact]
    public void a_command_s_id_names_its_kind_and_its_workspace()
    {
        var id = Ids.For(new DeleteWorkspaceSecret(Command, Org, "actor", DateTimeOffset.UnixEpoch, "", Workspace, "NAME"));

        Ids.Read(id, Org).ShouldBe(new OperationReference(CommandKind.DeleteWorkspaceSecret, Command, Workspace));
    }

    [Property]
    public Property every_id_is_read_back_by_its_organization_and_by_no_other()
        => Prop.ForAll(
            Gen.Elements<CommandKind>(CommandKinds.All).ToArbitrary(),
            ArbMap.Default.ArbFor<(Guid Org, Guid OtherOrg, Guid Command, Guid? Workspace)>(),
            (kind, of) =>
            {
                var id = Ids.For(kind, of.Org, of.Command, of.Workspace);
                return new OperationReference(kind, of.Command, of.Workspace).Equals(Ids.Read(id, of.Org))
                    && (of.Org == of.OtherOrg || Ids.Read(id, of.OtherOrg) is null)
                    && OperationIds.ClaimedWorkspace(id) == of.Workspace;
            });

    [Theory]
    [InlineData(WithWorkspace)]
    [InlineData(WithoutWorkspace)]
    public void an_id_with_any_character_changed_is_unknown(string id)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (var index = 0; index < id.Length; index++)
        {
            foreach (var other in alphabet.Where(character => character != id[index]))
                Ids.Read(id[..index] + other + id[(index + 1)..], Org).ShouldBeNull();
        }
    }

    [Fact]
    public void an_id_under_another_key_is_unknown() => new OperationIds(new byte[32]).Read(WithWorkspace, Org).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("=")]
    [InlineData(WithoutWorkspace + "=")]
    [InlineData(WithoutWorkspace + "%")]
    [InlineData(WithoutWorkspace + " ")]
    [InlineData(WithoutWorkspace + "A")]
    [InlineData(" " + WithWorkspace)]
    [InlineData(WithWorkspace + WithWorkspace)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/////////////////////////////////////////")]
    public void what_was_never_issued_is_unknown(string id)
    {
        Ids.Read(id, Org).ShouldBeNull();
        OperationIds.ClaimedWorkspace(id).ShouldBeNull();
    }

    [Property]
    public bool garbage_never_throws(string text, byte[] bytes)
        => Ids.Read(text, Org) is null
            && Ids.Read(Base64Url.EncodeToString(bytes), Org) is null
            && Ids.Read(Base64Url.EncodeToString([(byte)CommandKind.DeleteWorkspace, .. bytes, .. new byte[28]]), Org) is null;

    [Fact]
    public void an_id_of_no_command_is_unknown() => Ids.Read(Ids.For(CommandKind.None, Org, Command, null), Org).ShouldBeNull();

    [Fact]
    public void a_time_ordered_command_id_tells_when_it_was_submitted()
        => Ids.Read(WithWorkspace, Org)!.SubmittedAt.ShouldBe(new DateTimeOffset(2025, 7, 10, 9, 17, 23, 89, TimeSpan.Zero));

    [Fact]
    public void another_command_id_tells_no_time()
        => new OperationReference(CommandKind.SetOrgSecret, Guid.Parse("6f1c5e0a-3b1d-4b53-9f0e-2c8d7a4b9e11"), null).SubmittedAt
            .ShouldBeNull();

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    public void a_short_signing_key_is_refused(int bytes) => Should.Throw<ArgumentException>(() => new OperationIds(new byte[bytes]));
}
