using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Messaging.Api.Pages;

/// <summary>Answers with pages.</summary>
internal static class PageResults
{
    /// <summary>A page, made on the server.</summary>
    public static RazorComponentResult<TPage> Page<TPage>(int status = StatusCodes.Status200OK)
        where TPage : IComponent
        => new() { StatusCode = status, PreventStreamingRendering = true };

    /// <summary>What every page is sent with.</summary>
    public static void AddPageHeaders(this HttpResponse response)
    {
        response.Headers[HeaderNames.ContentSecurityPolicy] = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // The same address is JSON for programs.
        response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
    }
}
