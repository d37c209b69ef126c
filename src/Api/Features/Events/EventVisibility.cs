using Messaging.Api.Access.Callers;

namespace Messaging.Api.Features.Events;

/// <summary>What a caller sees of the organization's events: the rules of <c>GET /audit</c>.</summary>
/// <param name="Any">Whether it sees any.</param>
/// <param name="All">Whether it sees also those that are not about a workspace.</param>
internal sealed record EventVisibility(bool Any, bool All)
{
    /// <summary>What the caller's scopes allow. Without either scope a stream stays open and shows nothing.</summary>
    public static EventVisibility Of(Caller caller)
    {
        var all = caller.May([Scopes.Org]);
        return new EventVisibility(all || caller.May([Scopes.Workspaces]), all);
    }

    /// <summary>Whether an event is shown.</summary>
    public bool Shows(ServerSentEvent published) => All || (Any && published.AboutWorkspace);
}
