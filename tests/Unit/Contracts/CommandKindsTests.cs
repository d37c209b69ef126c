using Messaging.Contracts;

namespace Messaging.Unit.Contracts;

public sealed class CommandKindsTests
{
    // Ids that were given out hold the number and live for ever: a row is never changed, only added.
    public static TheoryData<int, CommandKind, string> Numbers => new()
    {
        { 1, CommandKind.SetOrgBillingDefault, "set_org_billing_default" },
        { 2, CommandKind.SetWorkspaceBillingMode, "set_workspace_billing_mode" },
        { 3, CommandKind.ProvisionWorkspace, "provision_workspace" },
        { 4, CommandKind.SetWorkspaceSecret, "set_workspace_secret" },
        { 5, CommandKind.DeleteWorkspaceSecret, "delete_workspace_secret" },
        { 6, CommandKind.SetOrgSecret, "set_org_secret" },
        { 7, CommandKind.DeleteOrgSecret, "delete_org_secret" },
        { 8, CommandKind.DeleteWorkspace, "delete_workspace" },
        { 9, CommandKind.SetOrgModel, "set_org_model" },
        { 10, CommandKind.RollbackOrgModel, "rollback_org_model" },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void a_command_keeps_its_number_and_its_name(int number, CommandKind kind, string name)
    {
        ((int)kind).ShouldBe(number);
        CommandKinds.NameOf(kind).ShouldBe(name);
    }

    [Fact]
    public void every_kind_is_in_the_table() => CommandKinds.All.Count.ShouldBe(Numbers.Count);

    [Fact]
    public void every_number_leaves_the_workspace_flag_free() => CommandKinds.All.ShouldAllBe(kind => (int)kind > 0 && (int)kind < 0x80);

    [Fact]
    public void every_command_has_a_kind()
    {
        var commands = typeof(ICommand).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(ICommand)));

        commands.Select(type => type.Name).Order(StringComparer.Ordinal)
            .ShouldBe(CommandKinds.All.Select(kind => kind.ToString()).Order(StringComparer.Ordinal));
    }
}
