using Microsoft.AspNetCore.WebUtilities;

namespace Messaging.Unit.OAuthLogin;

/// <summary>What a person does in a browser.</summary>
internal static class Browser
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    /// <summary>Agrees on the provider's page: where that sends the browser, with code and state.</summary>
    public static async Task<Uri> AgreeAsync(Uri address)
    {
        using var response = await Http.GetAsync(address);
        return response.Headers.Location ?? throw new InvalidOperationException($"no redirect but {response.StatusCode}");
    }

    /// <summary>Opens a page.</summary>
    public static Task<HttpResponseMessage> OpenAsync(Uri address) => Http.GetAsync(address);

    /// <summary>Sends any request.</summary>
    public static Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => Http.SendAsync(request);

    /// <summary>An address with other parameters.</summary>
    public static Uri With(Uri address, params (string Name, string Value)[] parameters)
        => new(QueryHelpers.AddQueryString(
            address.GetLeftPart(UriPartial.Path), parameters.ToDictionary(item => item.Name, string? (item) => item.Value)));

    /// <summary>A parameter of an address.</summary>
    public static string Parameter(Uri address, string name) => QueryHelpers.ParseQuery(address.Query)[name].Single()!;
}
