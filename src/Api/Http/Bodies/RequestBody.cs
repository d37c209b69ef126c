using System.Globalization;
using System.Text.Json;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;

namespace Messaging.Api.Http.Bodies;

/// <summary>
/// A request body that was read and checked against its <see cref="BodySchema"/>. It may hold secrets in the clear: dispose it
/// as soon as the command is made.
/// </summary>
internal sealed class RequestBody : IDisposable
{
    private const int MaxShownCharacters = 64;

    private readonly JsonDocument document;
    private readonly BodySchema form;
    private readonly byte[] bytes;

    private RequestBody(JsonDocument document, BodySchema form, byte[] bytes)
    {
        this.document = document;
        this.form = form;
        this.bytes = bytes;
    }

    /// <summary>The whole body.</summary>
    public JsonElement Root => document.RootElement;

    /// <summary>Checks a body.</summary>
    /// <param name="bytes">The body; it belongs to the result, which clears it.</param>
    /// <param name="form">What it may hold.</param>
    /// <exception cref="RefusedException">It is not a JSON object of this form.</exception>
    public static RequestBody Parse(byte[] bytes, BodySchema form)
    {
        if (!JsonWellFormedness.IsWellFormed(bytes))
        {
            throw new RefusedException(
                ProblemCodes.InvalidRequest,
                $"the body is not well-formed JSON in UTF-8, or is nested deeper than {JsonWellFormedness.MaxDepth} levels");
        }

        var parsed = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = JsonWellFormedness.MaxDepth });
        var body = new RequestBody(parsed, form, bytes);
        try
        {
            body.CheckMembers();
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>Whether the body has a member, whatever it holds.</summary>
    public bool Has(string name) => Root.TryGetProperty(name, out _);

    /// <summary>A member's value; null where it is absent or null.</summary>
    public JsonElement? Value(string name)
        => Root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A member's text; null where it is absent or null.</summary>
    /// <exception cref="RefusedException">It is something else.</exception>
    public string? Text(string name) => Value(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => throw Wrong(name, "a string"),
    };

    /// <summary>Whether a member is true; null where it is absent or null.</summary>
    /// <exception cref="RefusedException">It is neither true nor false.</exception>
    public bool? Flag(string name) => Value(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Wrong(name, "true or false"),
    };

    /// <summary>A member's whole number; null where it is absent or null.</summary>
    /// <exception cref="RefusedException">It is something else, or less than the form allows.</exception>
    public long? WholeNumber(string name)
    {
        var least = form.Find(name)?.Minimum ?? long.MinValue;
        return Value(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out var number) && number >= least => number,
            _ => throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"a whole number of at least {least}")),
        };
    }

    /// <summary>Refuses a body in which a member comes twice: which of the two counts must not be a guess.</summary>
    /// <param name="value">The object whose members are looked at.</param>
    /// <param name="field">What a refusal names; by default the member.</param>
    public static void RefuseRepeats(JsonElement value, string? field = null)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in value.EnumerateObject().Select(member => member.Name))
        {
            if (!seen.Add(name))
                throw new RefusedException(ProblemCodes.InvalidRequest, "the body has a member twice", field ?? Shown(name));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        document.Dispose();
        Array.Clear(bytes);
    }

    private void CheckMembers()
    {
        if (Root.ValueKind != JsonValueKind.Object)
            throw new RefusedException(ProblemCodes.InvalidRequest, "the body must be a JSON object");

        RefuseRepeats(Root);
        foreach (var name in Root.EnumerateObject().Select(member => member.Name))
        {
            if (form.Find(name) is null)
                throw new RefusedException(UnknownMember(name));
        }
    }

    private Problem UnknownMember(string name)
    {
        var error = form.Members.Count == 0
            ? "this route takes no body, or an empty object"
            : "the body has a member that this route does not know";
        string[] known = [.. form.Members.Select(member => member.Name)];
        return new Problem(ProblemCodes.InvalidRequest, error) { Field = Shown(name), Allowed = known };
    }

    private RefusedException Wrong(string name, string expected)
        => new(form.Find(name)?.Code ?? ProblemCodes.InvalidRequest, $"{name} must be {expected}", name);

    // A member that nobody knows may be a value in the wrong place: only what looks like a name is repeated.
    private static string? Shown(string name)
        => name.Length <= MaxShownCharacters && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.') ? name : null;
}
