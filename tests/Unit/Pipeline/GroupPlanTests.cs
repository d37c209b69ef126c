using Messaging.Worker.Pipeline.Commands;
using Messaging.Worker.Pipeline.Execution;

namespace Messaging.Unit.Pipeline;

/// <summary>Which commands of a group are decided from one reading.</summary>
public sealed class GroupPlanTests
{
    private static readonly Guid Org = Guid.NewGuid();

    [Fact]
    public void commands_of_different_organizations_are_decided_from_one_reading()
        => Rounds([QueuedWork.Of(Guid.NewGuid())], [QueuedWork.Of(Guid.NewGuid())]).ShouldBe([2]);

    [Fact]
    public void a_command_is_decided_after_the_effects_of_the_one_before_it()
        => Rounds([QueuedWork.Of(Org), QueuedWork.Of(Org), QueuedWork.Of(Org)]).ShouldBe([1, 1, 1]);

    [Fact]
    public void commands_for_different_workspaces_are_decided_from_one_reading()
        => Rounds([QueuedWork.Of(Org, Guid.NewGuid()), QueuedWork.Of(Org, Guid.NewGuid())]).ShouldBe([2]);

    [Fact]
    public void commands_for_the_same_workspace_are_not()
    {
        var workspace = Guid.NewGuid();

        Rounds([QueuedWork.Of(Org, workspace), QueuedWork.Of(Org, Guid.NewGuid()), QueuedWork.Of(Org, workspace)]).ShouldBe([2, 1]);
    }

    [Fact]
    public void a_command_about_the_organization_is_decided_before_and_after_nothing_else()
        => Rounds([QueuedWork.Of(Org, Guid.NewGuid()), QueuedWork.Of(Org), QueuedWork.Of(Org, Guid.NewGuid())]).ShouldBe([1, 1, 1]);

    private static IEnumerable<int> Rounds(params IReadOnlyList<CommandWork>[] lines)
        => GroupPlan.Rounds(lines).Select(round => round.Count);
}
