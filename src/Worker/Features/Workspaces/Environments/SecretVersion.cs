namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>What can be known of a stored secret without opening it.</summary>
/// <param name="Name">The environment name, as it was written.</param>
/// <param name="Version">Changes with every write of the secret.</param>
internal sealed record SecretVersion(string Name, Guid Version);
