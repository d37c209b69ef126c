using System.Text.Json;
using System.Text.Json.Serialization;

namespace Messaging.Contracts;

/// <summary>
/// A secret value sealed to the worker's public key. Only the worker can open it, and only for the organization,
/// workspace and name it was sealed for.
/// </summary>
/// <remarks>Its text goes to the wire and the database alone; every printed form is <c>[sealed]</c>.</remarks>
/// <param name="text">The wire form, see <c>docs/sealing.md</c>.</param>
[JsonConverter(typeof(SealedValueConverter))]
public sealed class SealedValue(string text) : IEquatable<SealedValue>
{
    /// <summary>The wire form as far as a schema can say it, as a regular expression (ECMA-262).</summary>
    public const string Pattern = @"^v1\.[0-9a-f]{16}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$";

    /// <summary>The wire form. Not for logs: use <see cref="ToString"/> there.</summary>
    public string Text { get; } = text ?? throw new ArgumentNullException(nameof(text));

    /// <summary>The id of the key it says it is sealed to; null when its text is not of the wire form.</summary>
    public string? KeyId => SealedForm.Parse(Text)?.KeyId;

    /// <inheritdoc/>
    public bool Equals(SealedValue? other) => other is not null && string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SealedValue);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <summary>Always <c>[sealed]</c>.</summary>
    public override string ToString() => "[sealed]";
}

/// <summary>Puts a <see cref="SealedValue"/> on the wire as its text.</summary>
public sealed class SealedValueConverter : JsonConverter<SealedValue>
{
    /// <inheritdoc/>
    public override SealedValue? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.GetString() is { } text ? new SealedValue(text) : null;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, SealedValue value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStringValue(value.Text);
    }
}
