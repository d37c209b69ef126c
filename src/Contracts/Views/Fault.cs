namespace Messaging.Contracts;

/// <summary>Something that went wrong with a workspace, in a form a person can act on.</summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Error">One sentence that says what to do; names, never values.</param>
public sealed record Fault(string Code, string Error);
