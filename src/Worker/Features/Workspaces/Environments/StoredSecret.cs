using Messaging.Contracts;

namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>A stored secret, opened for a composition.</summary>
/// <param name="Name">The environment name, as it was written.</param>
/// <param name="Value">The value in the clear; null when the stored one could not be opened.</param>
/// <param name="Version">Changes with every write of the secret.</param>
internal sealed record StoredSecret(string Name, SecretText? Value, Guid Version);
