using Microsoft.Net.Http.Headers;

namespace Messaging.Api.Http.Navigation;

/// <summary>
/// Marks a route that answers with a page, for people. Where a program's route has the same path, who asks for HTML gets the
/// page and everybody else the JSON.
/// </summary>
/// <param name="ForBrowsersOnly">Whether the route is there only for who asks for HTML; to others its path is unknown.</param>
internal sealed record PageRoute(bool ForBrowsersOnly = false)
{
    /// <summary>The mark of a request's route; null where a program's route, or none, was found.</summary>
    public static PageRoute? Of(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<PageRoute>();

    /// <summary>
    /// Whether a request asks for a page: <c>Accept</c> names HTML, and does not prefer JSON to it. <c>*/*</c> names nothing.
    /// </summary>
    public static bool IsAskedFor(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
            return false;

        var html = Weight(accepted, "text/html");
        return html > 0 && html >= Weight(accepted, "application/json");
    }

    private static double Weight(IEnumerable<MediaTypeHeaderValue> accepted, string type)
        => accepted
            .Where(range => range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase))
            .Select(range => range.Quality ?? 1)
            .DefaultIfEmpty(0)
            .Max();
}
