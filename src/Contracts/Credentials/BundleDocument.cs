using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Messaging.Contracts;

/// <summary>
/// JSON in which every member comes once, of bounded depth, and of which every string can be read: reading values cannot fail
/// later. It holds secrets in the clear: dispose it as soon as they are taken.
/// </summary>
internal sealed class BundleDocument : IDisposable
{
    /// <summary>The deepest nesting that is read; the known forms have four levels.</summary>
    public const int MaxDepth = 16;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    private readonly JsonDocument json;
    private readonly byte[] utf8;

    private BundleDocument(JsonDocument json, byte[] utf8) => (this.json, this.utf8) = (json, utf8);

    /// <summary>The whole value.</summary>
    public JsonElement Root => json.RootElement;

    /// <summary>Parses a text; null where it is not such JSON.</summary>
    public static BundleDocument? Parse(string text)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        var outcome = Utf8.FromUtf16(text, bytes, out _, out var written, replaceInvalidSequences: false);
        return outcome is OperationStatus.Done && written == bytes.Length ? Parse(bytes) : null;
    }

    /// <summary>Parses UTF-8; null where it is not such JSON.</summary>
    /// <param name="bytes">The text; it belongs to the result, which clears it.</param>
    public static BundleDocument? Parse(byte[] bytes)
    {
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(bytes, Options);
            ReadStrings(document.RootElement);
            return new BundleDocument(document, bytes);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Which of the two, and where, would be told in words that hold parts of the text.
            document?.Dispose();
            Array.Clear(bytes);
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        json.Dispose();
        Array.Clear(utf8);
    }

    // An escape that is half a character passes the parser and throws when it is read.
    private static void ReadStrings(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    _ = member.Name;
                    ReadStrings(member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    ReadStrings(item);
                break;
            case JsonValueKind.String:
                _ = value.GetString();
                break;
            default:
                break;
        }
    }
}
