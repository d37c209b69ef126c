using Messaging.Contracts;

namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>A name in an environment that is being composed, with what it would be set to.</summary>
/// <param name="Name">The environment name.</param>
/// <param name="Origin">One of <see cref="EntryOrigins"/>.</param>
/// <param name="Action">One of <see cref="EntryActions"/>.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="Value">Its value; null only where a stored one could not be, or was not, opened.</param>
internal sealed record DraftEntry(string Name, string Origin, string Action, string Reason, SecretText? Value)
{
    /// <summary>Whether it goes in.</summary>
    public bool GoesIn => Action is EntryActions.Kept or EntryActions.Injected;

    /// <summary>Whether it is a stored secret that goes in.</summary>
    public bool IsKept => Action is EntryActions.Kept;

    /// <summary>Whether it has this name, in any spelling.</summary>
    public bool Is(string name) => SecretNames.Normalize(Name) == SecretNames.Normalize(name);
}
