using Messaging.Contracts;

namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>A name in an environment that is being composed, with its value.</summary>
/// <param name="Name">The environment name.</param>
/// <param name="Origin">One of <see cref="EntryOrigins"/>.</param>
/// <param name="Action">One of <see cref="EntryActions"/>.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="Value">Its value; null only where a stored one was not opened or could not be.</param>
internal sealed record DraftEntry(string Name, string Origin, string Action, string Reason, SecretText? Value)
{
    /// <summary>Whether it is part of the environment.</summary>
    public bool IsIncluded => Action is EntryActions.Kept or EntryActions.Injected;

    /// <summary>Whether it is a stored secret and part of the environment.</summary>
    public bool IsKept => Action is EntryActions.Kept;

    /// <summary>Whether it has this name, in any spelling.</summary>
    public bool Is(string name) => SecretNames.Normalize(Name) == SecretNames.Normalize(name);
}
