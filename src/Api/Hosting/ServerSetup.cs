using System.Text;
using Messaging.Api.Http.Bodies;
using Messaging.Api.Http.Parameters;
using Microsoft.Net.Http.Headers;

namespace Messaging.Api.Hosting;

/// <summary>The limits of the HTTP server, and what every answer has.</summary>
internal static class ServerSetup
{
    // A body of more than BodyReader.MaxBytes is refused; what comes of it is taken and thrown away up to here, because a
    // connection that is reset while the caller still sends loses the refusal.
    private const int MaxTakenBytes = 16 * BodyReader.MaxBytes;

    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);

    // Longer than the longest Prefer: wait, with what a request needs besides.
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(WaitPreference.MaxSeconds + 10);

    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Sets the limits.</summary>
    public static void AddServerLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            // What is not ASCII reaches whoever reads the header, and is refused there with a reason; the server itself would end the
            // request without one. One byte is one character, so nothing is lost and nothing can fail.
            server.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
            server.Limits.MaxRequestBodySize = MaxTakenBytes;
            server.Limits.RequestHeadersTimeout = HeadersTimeout;
        });
        builder.Services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new()
        {
            Timeout = RequestTimeout,
            TimeoutStatusCode = StatusCodes.Status408RequestTimeout,
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
    }

    /// <summary>Answers are for the caller alone, and are what they say they are.</summary>
    public static void UseAnswerHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        http.Response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";

        // Of what is no page: should a browser show it as one all the same, it may load nothing and be framed by nobody.
        http.Response.Headers[HeaderNames.ContentSecurityPolicy] = "default-src 'none'; frame-ancestors 'none'";
        return next(http);
    });
}
