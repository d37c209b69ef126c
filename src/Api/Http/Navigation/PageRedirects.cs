namespace Messaging.Api.Http.Navigation;

/// <summary>Leads from one page to another.</summary>
internal static class PageRedirects
{
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
        var query = back is null or PagePaths.Home ? "" : $"?return_to={Uri.EscapeDataString(back)}";
        http.Response.SeeOther(PagePaths.Login + query);
    }
}
