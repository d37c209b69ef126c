namespace Messaging.Api.Access.Callers;

/// <summary>What a token can allow.</summary>
internal static class Scopes
{
    /// <summary>The organization's model, its default billing mode, its secrets and its audit trail.</summary>
    public const string Org = "admin:org";

    /// <summary>Workspaces: their billing mode, secrets, environment and audit.</summary>
    public const string Workspaces = "admin:workspaces";

    /// <summary>The <c>/cp/admin</c> routes, for any organization.</summary>
    public const string Platform = "platform:admin";
}
