using Messaging.Api.Http.Navigation;
using Messaging.Api.Http.Problems;

namespace Messaging.Api.Pages;

/// <summary>Tells a person in a page, and not in JSON, that an address leads nowhere. Programs get the problem.</summary>
internal static class NotFoundPages
{
    /// <summary>Adds it. Within <see cref="ProblemMiddleware"/>, which takes whatever has no body yet.</summary>
    public static void UseNotFoundPages(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        await next(http);
        if (IsMissing(http.Response) && HttpMethods.IsGet(http.Request.Method) && PageRoute.IsAskedFor(http.Request))
        {
            http.Response.AddPageHeaders();
            await PageResults.Page<NotFoundPage>(StatusCodes.Status404NotFound).ExecuteAsync(http);
        }
    });

    // Of a path that takes other methods alone a person who opens it is told the same.
    private static bool IsMissing(HttpResponse response)
        => response is
        {
            HasStarted: false,
            StatusCode: StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed,
            ContentType: null,
            ContentLength: null,
        };
}
