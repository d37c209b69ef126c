namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>What happened to a name of a composed environment. Kept and injected names go in, the others do not.</summary>
internal static class EntryActions
{
    /// <summary>Goes in as it is stored.</summary>
    public const string Kept = "kept";

    /// <summary>A vendor key that the billing mode keeps out.</summary>
    public const string Stripped = "stripped";

    /// <summary>Put in by the platform.</summary>
    public const string Injected = "injected";

    /// <summary>Something else takes its place.</summary>
    public const string Hidden = "hidden";
}
