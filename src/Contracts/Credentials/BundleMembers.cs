using System.Text.Json;

namespace Messaging.Contracts;

/// <summary>Reads the members of one object of a bundle, and notes what is wrong with them by their path, never by their value.</summary>
/// <param name="element">The object.</param>
/// <param name="path">Where it is in the bundle, ending in a dot; empty for the bundle itself.</param>
/// <param name="faults">Where faults are noted.</param>
internal sealed class BundleMembers(JsonElement element, string path, BundleFaults faults)
{
    private const int MaxTextCharacters = 512;
    private const int MaxScopes = 64;

    /// <summary>The names of the members.</summary>
    public IEnumerable<string> Names => element.EnumerateObject().Select(member => member.Name);

    /// <summary>Whether a text that is no secret can be kept.</summary>
    public static bool IsPlain(string text) => text.Length <= MaxTextCharacters && CredentialText.FaultOf(text) is null;

    /// <summary>Notes that the bundle cannot be used.</summary>
    /// <param name="fault">Why, as the rest of a sentence that begins with "the bundle".</param>
    public void Refuse(string fault) => faults.Note(fault);

    /// <summary>Whether the bundle, which is <paramref name="actual"/>'s, was asked for as that.</summary>
    /// <param name="actual">The provider whose tokens are in it.</param>
    /// <param name="asked">The provider it is to be for.</param>
    public bool IsFor(string actual, string asked) => actual == asked
        || faults.Note($"is for the provider {actual}, not for {asked}; choose the provider {actual}, or paste a login to {asked}");

    /// <summary>A member that is an object, or null where it is not.</summary>
    /// <param name="name">The member.</param>
    /// <param name="shownAs">How it is called in messages, where its name may not be repeated.</param>
    public BundleMembers? Object(string name, string? shownAs = null)
        => Value(name) is { ValueKind: JsonValueKind.Object } inner ? new BundleMembers(inner, $"{path}{shownAs ?? name}.", faults) : null;

    /// <summary>Whether a member is a string of at least one character.</summary>
    public bool HasText(string name) => Value(name) is { ValueKind: JsonValueKind.String } text && text.GetString()!.Length > 0;

    /// <summary>Whether a member is a certain string.</summary>
    public bool IsText(string name, string text) => Value(name) is { ValueKind: JsonValueKind.String } value && value.ValueEquals(text);

    /// <summary>The access token, which must be there.</summary>
    public SecretText? AccessToken(string name)
    {
        if (Value(name) is not null)
            return Checked(name);
        faults.Note($"has no access token (no {path}{name}); log in again and paste the whole JSON");
        return null;
    }

    /// <summary>Another token; null where it is absent, null or empty, as tools write what they do not have.</summary>
    public SecretText? Token(string name) => IsAbsent(name) ? null : Checked(name);

    /// <summary>A text that is no secret; null where it is absent, null or empty.</summary>
    public string? Text(string name)
    {
        if (IsAbsent(name))
            return null;
        if (Value(name) is { ValueKind: JsonValueKind.String } text && IsPlain(text.GetString()!))
            return text.GetString();
        faults.Note($"has a wrong {path}{name}; it must be a string of at most {MaxTextCharacters} characters without white space");
        return null;
    }

    /// <summary>A point in time; null where it is absent, null or 0.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (IsAbsent(name))
            return null;
        if (!BundleTimes.TryRead(Value(name)!.Value, out var time))
            faults.Note($"has a wrong {path}{name}; it must be a time as in RFC 3339, or seconds or milliseconds since 1970");
        return time;
    }

    /// <summary>A list of scopes, or a string of them with spaces between (RFC 6749, section 3.3); empty where it is absent.</summary>
    public IReadOnlyList<string> Scopes(string name)
    {
        string[]? scopes = Value(name) switch
        {
            null => [],
            { ValueKind: JsonValueKind.String } text => text.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String)
                => [.. list.EnumerateArray().Select(item => item.GetString()!)],
            _ => null,
        };
        if (scopes is not null && scopes.Length <= MaxScopes && scopes.All(IsPlain))
            return scopes;
        faults.Note(
            $"has wrong {path}{name}; they must be a list of at most {MaxScopes} strings, or one string of them with spaces between");
        return [];
    }

    /// <summary>A member as canonical JSON; null where it is absent or null.</summary>
    public SecretText? Json(string name)
    {
        try
        {
            return Value(name) is { } value ? new SecretText(CanonicalJson.Write(value)) : null;
        }
        catch (FormatException)
        {
            faults.Note($"has a number in its {path}{name} that is not a whole one of 64 bits; leave it out");
            return null;
        }
    }

    /// <summary>Whether a member is a certain whole number.</summary>
    public bool IsNumber(string name, int number)
        => Value(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var actual) && actual == number;

    /// <summary>Whether the object has a member, if only null.</summary>
    public bool Has(string name) => element.TryGetProperty(name, out _);

    private SecretText? Checked(string name)
    {
        if (Value(name) is not { ValueKind: JsonValueKind.String } value)
        {
            faults.Note($"has a wrong {path}{name}; it must be a string");
            return null;
        }

        var text = value.GetString()!;
        if (CredentialText.FaultOf(text) is not { } fault)
            return new SecretText(text);
        faults.Note($"has a wrong {path}{name}: it {fault}");
        return null;
    }

    private bool IsAbsent(string name) => Value(name) is null or { ValueKind: JsonValueKind.String } && !HasText(name);

    private JsonElement? Value(string name)
        => element.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;
}
