using Messaging.Contracts;

namespace Messaging.Api.Http.Problems;

/// <summary>The problems of which nothing more is known, or needs to be said, than the HTTP status.</summary>
internal static class StatusProblems
{
    /// <summary>The problem of an HTTP status from 400 on.</summary>
    public static Problem Of(int status) => status switch
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
}
