using Messaging.Api.Sessions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Messaging.Api.Pages;

/// <summary>Answers with pages, and leads from one to another.</summary>
internal static class PageAnswers
{
    /// <summary>A page, made on the server.</summary>
    public static RazorComponentResult<TPage> Page<TPage>(int status = StatusCodes.Status200OK)
        where TPage : IComponent
        => new() { StatusCode = status, PreventStreamingRendering = true };

    /// <summary>Leads to another page, which is fetched with GET whatever this request was (RFC 9110, section 15.4.4).</summary>
    public static void SeeOther(this HttpResponse response, string path)
    {
        response.StatusCode = StatusCodes.Status303SeeOther;
        response.Headers.Location = path;
    }

    /// <summary>Leads whoever is not signed in to the login, and then back.</summary>
    public static void SeeLogin(this HttpContext http)
    {
        var path = http.Request.Path.ToUriComponent() + http.Request.QueryString.ToUriComponent();
        var back = HttpMethods.IsGet(http.Request.Method) ? LocalPath.Read(path) : null;
        http.Response.SeeOther(back is null or PagePaths.Home ? PagePaths.Login : $"{PagePaths.Login}?return_to={Uri.EscapeDataString(back)}");
    }

    /// <summary>What every page is sent with.</summary>
    public static void AddPageHeaders(this HttpResponse response)
    {
        response.Headers[HeaderNames.ContentSecurityPolicy] = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // The same address is JSON for programs.
        response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
    }
}
