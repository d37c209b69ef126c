namespace Messaging.Contracts;

/// <summary>A stored secret as callers see it: never its value.</summary>
/// <param name="Key">The environment name.</param>
/// <param name="HasValue">Always true: a secret exists only with a value.</param>
/// <param name="Scope"><c>workspace</c> or <c>org</c>.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="UpdatedAt">UTC.</param>
public sealed record SecretView(string Key, bool HasValue, string Scope, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);
