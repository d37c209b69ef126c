namespace Messaging.Contracts;

/// <summary>A secret of a workspace that is being created.</summary>
/// <param name="Name">The environment name.</param>
/// <param name="Value">The value, sealed for the organization, the workspace and the name.</param>
public sealed record NewSecret(string Name, SealedValue Value);
