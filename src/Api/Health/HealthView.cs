namespace Messaging.Api.Health;

/// <summary>The answer of the health routes.</summary>
/// <param name="Status"><c>live</c> or <c>ready</c>.</param>
internal sealed record HealthView(string Status);
