namespace Messaging.Api.Http.Problems;

/// <summary>The problem codes that a route can answer beyond those that every route can.</summary>
/// <param name="Codes">The codes.</param>
internal sealed record RouteProblemCodes(params IReadOnlyList<string> Codes);
