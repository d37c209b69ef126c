namespace Messaging.Api.Commands;

/// <summary>An answer with a <c>Location</c>.</summary>
/// <param name="result">The answer.</param>
/// <param name="location">The path it points to.</param>
internal sealed class LocatedResult(IResult result, string location) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        httpContext.Response.Headers.Location = location;
        return result.ExecuteAsync(httpContext);
    }
}
