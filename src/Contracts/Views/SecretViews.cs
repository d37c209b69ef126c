using System.Text.Json.Serialization;

namespace Messaging.Contracts;

/// <summary>A stored secret as callers see it: never its value.</summary>
/// <param name="Key">The environment name.</param>
/// <param name="HasValue">Whether there is a value that can be used; false when the stored one cannot be opened.</param>
/// <param name="Scope"><c>workspace</c> or <c>org</c>.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="UpdatedAt">UTC.</param>
/// <param name="Error">Why the value cannot be used; absent when it can.</param>
public sealed record SecretView(
    string Key,
    bool HasValue,
    string Scope,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Problem? Error = null);

/// <summary>The result of writing a secret.</summary>
/// <param name="Status">Always <c>saved</c>.</param>
/// <param name="Key">The environment name.</param>
public sealed record SecretSaved(string Status, string Key);
