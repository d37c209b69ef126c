namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>A stored secret without its value.</summary>
/// <param name="Name">The environment name, as it was written.</param>
/// <param name="Version">Changes with every write of the secret.</param>
internal sealed record SecretVersion(string Name, Guid Version);
