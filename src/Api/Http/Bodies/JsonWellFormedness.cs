using System.Text.Json;
using System.Text.Unicode;

namespace Messaging.Api.Http.Bodies;

/// <summary>
/// What the platform's JSON reader leaves to whoever reads the values: text that is not UTF-8, and escapes that are half a
/// character. Found here once, reading values cannot fail later.
/// </summary>
internal static class JsonWellFormedness
{
    /// <summary>
    /// The deepest nesting that is read; an OAuth bundle, the deepest thing there is in a body, has a few levels of its own.
    /// </summary>
    public const int MaxDepth = 16;

    /// <summary>Whether this is one JSON value in well-formed UTF-8.</summary>
    public static bool IsWellFormed(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
            return false;

        var unescaped = new byte[json.Length];
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                    reader.CopyString(unescaped);
            }

            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
        finally
        {
            // A secret may have been in it.
            Array.Clear(unescaped);
        }
    }
}
