namespace Messaging.Api.Http.Problems;

/// <summary>What a problem code is in HTTP.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">The kind of problem in words; the same for every problem of the code.</param>
internal sealed record ProblemKind(int Status, string Title);
