using System.Collections.Frozen;
using Messaging.Contracts;
using Messaging.Worker.Features.Billing;

namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>The result of a composition: the environment, or why there is none, and what happened to every name.</summary>
internal sealed class Composition
{
    /// <summary>Makes the result of a draft.</summary>
    /// <param name="draft">The draft, complete or not.</param>
    /// <param name="model">The effective model, or null.</param>
    /// <param name="resolution">Who pays.</param>
    /// <param name="error">Why the composition ended early; null when it did not.</param>
    public Composition(EnvironmentDraft draft, string? model, Resolution resolution, Problem? error)
    {
        Model = model;
        Resolution = resolution;
        Error = error;
        Entries = [.. draft.Entries.Select(entry => new EnvironmentEntry(entry.Name, entry.Origin, entry.Action, entry.Reason))];

        // A process is never started with a part of its environment, so a composition that ended early has none.
        Environment = error is null
            ? draft.Entries
                .Where(entry => entry.IsIncluded)
                .ToFrozenDictionary(entry => entry.Name, entry => entry.Value!, StringComparer.Ordinal)
            : FrozenDictionary<string, SecretText>.Empty;
    }

    /// <summary>What the process is started with, and nothing else; empty when there is an <see cref="Error"/>.</summary>
    public IReadOnlyDictionary<string, SecretText> Environment { get; }

    /// <summary>
    /// Every name that was considered, in the order of composition, without values. A name that is included (kept or injected) has one
    /// entry with that action, beside the entries that it replaced.
    /// </summary>
    public IReadOnlyList<EnvironmentEntry> Entries { get; }

    /// <summary>The effective model; null when there is none, or when composition ended before it was known.</summary>
    public string? Model { get; }

    /// <summary>Who pays.</summary>
    public Resolution Resolution { get; }

    /// <summary>Why nothing can be started, and what to do; null when it can.</summary>
    public Problem? Error { get; }

    /// <summary>The stored names that were kept, in ordinal order.</summary>
    public IReadOnlyList<string> Kept => NamesOf(EntryActions.Kept);

    /// <summary>The names that were stripped, in ordinal order.</summary>
    public IReadOnlyList<string> Stripped => NamesOf(EntryActions.Stripped);

    /// <summary>The names that the platform injected, in ordinal order.</summary>
    public IReadOnlyList<string> Injected => NamesOf(EntryActions.Injected);

    /// <summary>
    /// The explanation that <c>GET /workspaces/{id}/environment</c> gives. If the mode could not be read, the explanation says so and is
    /// that of the closed mode.
    /// </summary>
    public EnvironmentView ToView(Guid workspaceId) => new(
        workspaceId,
        Resolution.ToView(workspaceId),
        Model,
        Entries,
        Resolution.Error is { } why ? CompositionFaults.ResolutionUnavailable(why) : Error);

    private IReadOnlyList<string> NamesOf(string action) =>
    [
        .. Entries
            .Where(entry => entry.Action == action)
            .Select(entry => entry.Name)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];
}
