using System.Globalization;
using System.Text.Json;

namespace Messaging.System.Harness;

/// <summary>What the Api answered.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Status">The status.</param>
/// <param name="Headers">All headers, by lower-case name.</param>
/// <param name="Text">The body.</param>
public sealed record Answer(string Request, int Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    private readonly Lazy<JsonElement> json = new(() => JsonSerializer.Deserialize<JsonElement>(Text));

    public JsonElement Json => json.Value;

    public string? Header(string name) => Headers.GetValueOrDefault(name.ToLowerInvariant());

    /// <summary>A text member of the body.</summary>
    public string? this[string member] => Json.GetProperty(member).GetString();

    public static async Task<Answer> ReadAsync(string request, HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key.ToLowerInvariant(), header => string.Join(", ", header.Value), StringComparer.Ordinal);
        // A stream of events does not end by itself.
        var isStream = response.Content.Headers.ContentType?.MediaType == "text/event-stream";
        return new Answer(request, (int)response.StatusCode, headers, isStream ? "" : await response.Content.ReadAsStringAsync());
    }

    /// <summary>Asserts the status and gives the answer.</summary>
    public Answer ShouldBe(int status, string? because = null)
    {
        Status.ShouldBe(status, because is null ? ToString() : $"{because}: {this}");
        return this;
    }

    /// <summary>Asserts a problem of RFC 9457 with the members that this product adds, and gives its body.</summary>
    public JsonElement ShouldBeProblem(int status, string code)
    {
        ShouldBe(status);
        (Header("content-type") ?? "").ShouldStartWith("application/problem+json", Case.Sensitive, ToString());
        Json.GetProperty("code").GetString().ShouldBe(code, ToString());
        Json.GetProperty("status").GetInt32().ShouldBe(status, ToString());
        Json.GetProperty("error").GetString().ShouldNotBeNullOrWhiteSpace(ToString());
        Json.GetProperty("title").GetString().ShouldNotBeNullOrWhiteSpace(ToString());
        return Json;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Request} → {Status} {Text}");
}
