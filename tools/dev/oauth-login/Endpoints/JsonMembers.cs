using System.Globalization;
using System.Text.Json;

namespace Messaging.OAuthLogin.Endpoints;

/// <summary>Reads members of JSON that somebody else wrote: what is not as expected is not there.</summary>
internal static class JsonMembers
{
    /// <summary>A member, or null.</summary>
    public static JsonElement? Member(this JsonElement element, string name)
        => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    /// <summary>A text with at least one character.</summary>
    public static string? Text(this JsonElement element, string name) => element.Member(name)?.Text();

    /// <summary>The same of an element itself.</summary>
    public static string? Text(this JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: no text.
            return null;
        }
    }

    /// <summary>A number that is not negative, which some write as text.</summary>
    public static double? Number(this JsonElement element, string name)
    {
        var text = element.Member(name) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : element.Text(name);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
            && value >= 0
                ? value
                : null;
    }

    /// <summary>An address that a secret or a person's browser may be sent to.</summary>
    public static Uri? Address(this JsonElement element, string name)
        => Uri.TryCreate(element.Text(name), UriKind.Absolute, out var address) && SafeAddress.Is(address) ? address : null;
}
