using Messaging.Contracts;

namespace Messaging.Api.Commands;

/// <summary>The sealed values that a command carries.</summary>
internal static class SealedContents
{
    /// <summary>All of them; none for a command without secrets.</summary>
    public static IEnumerable<SealedValue> Of(ICommand command) => command switch
    {
        SetWorkspaceSecret set => [set.Value],
        SetOrgSecret set => [set.Value],
        SetOrgModel { Credential: { } credential } => [credential],
        ProvisionWorkspace { Create: { } create } => create.Secrets.Select(secret => secret.Value),
        _ => [],
    };
}
