using Messaging.Contracts;

namespace Messaging.Api.Http.Problems;

/// <summary>Makes every answer that is an error a problem, and lets nothing of the inside or of what was sent out with it.</summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    /// <summary>Runs the request.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
                await ProblemWriter.WriteAsync(http, OfStatus(http.Response.StatusCode));
        }
        catch (RefusedException refused) when (!http.Response.HasStarted)
        {
            await ProblemWriter.WriteAsync(http, refused.Problem);
        }
        catch (BadHttpRequestException exception) when (!http.Response.HasStarted)
        {
            await ProblemWriter.WriteAsync(http, OfStatus(exception.StatusCode));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller is gone: there is nobody to answer.
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            // Messages of exceptions can hold what was sent: type and place say enough to find the fault.
            var (type, place) = (exception.GetType().FullName, exception.TargetSite?.ToString());
            LogUnhandled(logger, type, http.Request.Method, http.GetEndpoint()?.DisplayName, place);
            await ProblemWriter.WriteAsync(http, OfStatus(StatusCodes.Status500InternalServerError));
        }
    }

    private static Problem OfStatus(int status) => status switch
    {
        400 => new(ProblemCodes.InvalidRequest, "the request cannot be read; check its path, headers and body"),
        401 => new(ProblemCodes.Unauthenticated, "send a valid bearer token"),
        404 => new(ProblemCodes.NotFound, "there is no such route; GET /openapi/v1.json lists them all"),
        405 => new(ProblemCodes.MethodNotAllowed, "this route does not know this method; the Allow header names those it knows"),
        408 or 504 => new(ProblemCodes.RequestTimeout, "the request was not complete in time; send it again"),
        413 or 431 => new(ProblemCodes.RequestTooLarge, "a request body may have at most 256 KiB"),
        415 => new(ProblemCodes.UnsupportedMediaType, "send the body as application/json"),
        429 => new(ProblemCodes.RateLimited, "too many requests; wait a second and send it again"),
        < 500 => new(ProblemCodes.InvalidRequest, "the request cannot be answered in this form"),
        _ => new(
            ProblemCodes.InternalError,
            "the request failed because of a fault of ours; repeating it with the same Idempotency-Key is safe"),
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "Unhandled {ExceptionType} in {Method} {Route} at {Place}")]
    private static partial void LogUnhandled(ILogger logger, string? exceptionType, string method, string? route, string? place);
}
