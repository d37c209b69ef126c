namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>What happened to a name of a composed environment. Kept and injected names are in it, the others are not.</summary>
internal static class EntryActions
{
    /// <summary>A stored secret that is in the environment.</summary>
    public const string Kept = "kept";

    /// <summary>A vendor key that the billing mode keeps out.</summary>
    public const string Stripped = "stripped";

    /// <summary>Set by the platform.</summary>
    public const string Injected = "injected";

    /// <summary>Replaced by something else.</summary>
    public const string Hidden = "hidden";
}
