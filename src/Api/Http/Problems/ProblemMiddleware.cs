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
                await ProblemWriter.WriteAsync(http, StatusProblems.Of(http.Response.StatusCode));
        }
        catch (RefusedException refused) when (!http.Response.HasStarted)
        {
            await ProblemWriter.WriteAsync(http, refused.Problem);
        }
        catch (BadHttpRequestException exception) when (!http.Response.HasStarted)
        {
            await ProblemWriter.WriteAsync(http, StatusProblems.Of(exception.StatusCode));
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
            await ProblemWriter.WriteAsync(http, StatusProblems.Of(StatusCodes.Status500InternalServerError));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Unhandled {ExceptionType} in {Method} {Route} at {Place}")]
    private static partial void LogUnhandled(ILogger logger, string? exceptionType, string method, string? route, string? place);
}
