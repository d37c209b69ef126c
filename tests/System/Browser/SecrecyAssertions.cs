namespace Messaging.System.Browser;

/// <summary>Looks for a value wherever a page could have left it.</summary>
public static class SecrecyAssertions
{
    // What is typed into a field is the field's value, not part of the document: it is looked at too.
    private const string WhatThePageHolds =
        """
        () => [
          document.documentElement.outerHTML,
          ...Array.from(document.querySelectorAll('input, textarea, select'), field => field.value),
          location.href, document.referrer, JSON.stringify(history.state),
          JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie,
        ].join('\n')
        """;

    /// <summary>
    /// Asserts that a value is in no request, on no console, and nowhere in the page: its text, its fields, its address, its storage.
    /// </summary>
    public static async Task ShouldNowhereHoldAsync(this BrowserSession session, string value)
    {
        ArgumentNullException.ThrowIfNull(session);
        foreach (var request in session.Requests)
            request.Text.Contains(value, StringComparison.Ordinal).ShouldBeFalse($"{request.Method} {request.Url} holds it");
        session.Console.ShouldAllBe(line => !line.Contains(value, StringComparison.Ordinal));
        (await session.Page.EvaluateAsync<string>(WhatThePageHolds)).Contains(value, StringComparison.Ordinal)
            .ShouldBeFalse("the page holds it");
    }
}
