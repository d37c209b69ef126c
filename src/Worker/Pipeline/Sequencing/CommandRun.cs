namespace Messaging.Worker.Pipeline.Sequencing;

/// <summary>Consecutive commands that were taken from an organization's line.</summary>
/// <param name="places">The commands, in their order; at least one.</param>
internal sealed class CommandRun(IReadOnlyList<CommandPlace> places)
{
    /// <summary>The organization.</summary>
    public Guid OrgId => Places[0].OrgId;

    /// <summary>The commands, in their order.</summary>
    public IReadOnlyList<CommandPlace> Places { get; } = places;
}
