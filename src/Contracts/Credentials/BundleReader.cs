using System.Text;

namespace Messaging.Contracts;

/// <summary>Reads a bundle: its size, its JSON, whose form it has, and what that form's reader makes of it.</summary>
internal static class BundleReader
{
    private const string NotJson =
        "is not one well-formed JSON object; paste the whole JSON exactly as the tool wrote it, nested at most 16 levels "
        + "and with every member once";

    /// <summary>The bundle; null with a fault, as the rest of a sentence that begins with "the bundle".</summary>
    public static OAuthBundle? Read(string text, string providerId, out string? fault)
    {
        var faults = new BundleFaults();
        var bundle = Check(text, faults) ? Read(text, providerId, faults) : null;
        fault = faults.First;
        return fault is null ? bundle : null;
    }

    private static bool Check(string text, BundleFaults faults)
    {
        var start = text.AsSpan().TrimStart(" \t\r\n"); // JSON's own white space (RFC 8259, section 2).
        if (start.IsEmpty)
            return faults.Note("is empty; paste the whole JSON");
        if (Encoding.UTF8.GetByteCount(text) > OAuthBundle.MaxBytes)
            return faults.Note("is longer than 32 KiB of UTF-8; paste the login alone");

        if (start[0] == '{')
            return true;

        return Masks.IsMask(text)
            ? faults.Note("is a mask that is shown in place of a value; paste the JSON itself")
            : faults.Note("is not a JSON object; paste the whole JSON, or for a single key or token choose the credential type api_key");
    }

    private static OAuthBundle? Read(string text, string providerId, BundleFaults faults)
    {
        using var document = BundleDocument.Parse(text);
        if (document is null)
        {
            faults.Note(NotJson);
            return null;
        }

        if (BundleShapes.Find(document.Root) is not { } shape)
        {
            faults.Note($"has a form that is not known here; paste our own, or what {BundleShapes.Tools} store");
            return null;
        }

        var bundle = shape.Read(new BundleMembers(document.Root, path: "", faults), providerId);
        if (bundle is not null && Encoding.UTF8.GetByteCount(bundle.ToSecretText().Reveal()) > OAuthBundle.MaxBytes)
            faults.Note("is too large to be stored; log in again with fewer scopes");
        return bundle;
    }
}
