namespace Messaging.Contracts;

/// <summary>The result of writing a secret.</summary>
/// <param name="Status">Always <c>saved</c>.</param>
/// <param name="Key">The environment name.</param>
public sealed record SecretSaved(string Status, string Key);
