namespace Messaging.Api.Features.Health;

/// <summary>The answer that the process lives.</summary>
/// <param name="Status"><c>live</c>.</param>
/// <param name="Version">The program's version, for example <c>0.9.0</c>.</param>
internal sealed record LiveView(string Status, string Version);

/// <summary>The answer that the Api can serve.</summary>
/// <param name="Status"><c>ready</c>.</param>
internal sealed record HealthView(string Status);
