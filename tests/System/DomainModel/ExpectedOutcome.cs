namespace Messaging.System.DomainModel;

/// <summary>What the model expects of a command.</summary>
/// <param name="State">The organization after it.</param>
/// <param name="Code">Why it is refused; null when it succeeds.</param>
/// <param name="Events">The types of its events, in order.</param>
public sealed record ExpectedOutcome(OrgState State, string? Code, params IReadOnlyList<string> Events);
