namespace Messaging.Api.Features.Health;

/// <summary>The answer that the Api can serve.</summary>
/// <param name="Status"><c>ready</c>.</param>
internal sealed record HealthView(string Status);
