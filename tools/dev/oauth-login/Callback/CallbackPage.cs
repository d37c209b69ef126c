using Microsoft.AspNetCore.Http;

namespace Messaging.OAuthLogin.Callback;

/// <summary>A plain page for the browser. Nothing of the request stands in it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Text">What it says.</param>
internal sealed record CallbackPage(int Status, string Text)
{
    /// <summary>The code has come.</summary>
    public static readonly CallbackPage Received = new(
        StatusCodes.Status200OK, "You may close this window. The terminal says how the login ends.");

    /// <summary>The provider sent an error.</summary>
    public static readonly CallbackPage Failed = new(
        StatusCodes.Status200OK, "The provider sent no code. You may close this window; the terminal says more.");

    /// <summary>The state is not this login's.</summary>
    public static readonly CallbackPage OtherLogin = new(StatusCodes.Status400BadRequest,
        "This does not belong to the login that is waiting here. Open the address that the terminal shows.");

    /// <summary>The login has had its request.</summary>
    public static readonly CallbackPage Over = new(
        StatusCodes.Status410Gone, "This login has been answered already. You may close this window.");

    /// <summary>Another path.</summary>
    public static readonly CallbackPage NotFound = new(StatusCodes.Status404NotFound, "There is nothing here.");

    /// <summary>Another method.</summary>
    public static readonly CallbackPage WrongMethod = new(StatusCodes.Status405MethodNotAllowed, "Only GET is answered here.");

    /// <summary>Sends the page and ends the connection.</summary>
    public Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = Status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.Connection = "close";
        if (Status == StatusCodes.Status405MethodNotAllowed)
            response.Headers.Allow = "GET";
        return response.WriteAsync(
            $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>oauth-login</title><p>{Text}</p></html>\n",
            context.RequestAborted);
    }
}
