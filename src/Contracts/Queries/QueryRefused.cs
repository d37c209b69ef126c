namespace Messaging.Contracts;

/// <summary>The answer to a query that cannot be answered: not found, or not readable.</summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Error">One sentence a person can act on.</param>
public sealed record QueryRefused(string Code, string Error);
