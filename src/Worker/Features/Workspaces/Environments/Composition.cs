using System.Collections.Frozen;
using Messaging.Contracts;
using Messaging.Worker.Features.Billing;

namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>A composed environment, or why there is none, and the account of every name that was considered.</summary>
internal sealed class Composition
{
    /// <summary>Reads the result off a draft.</summary>
    /// <param name="draft">The draft, as far as it got.</param>
    /// <param name="model">The effective model, or null.</param>
    /// <param name="resolution">Who pays.</param>
    /// <param name="error">What ended the composition; null when it was finished.</param>
    public Composition(EnvironmentDraft draft, string? model, Resolution resolution, Problem? error)
    {
        Model = model;
        Resolution = resolution;
        Error = error;
        Entries = [.. draft.Entries.Select(entry => new EnvironmentEntry(entry.Name, entry.Origin, entry.Action, entry.Reason))];

        // Nothing is ever started with part of its environment, so a composition that ended early has none to start with.
        Environment = error is null
            ? draft.Entries.Where(entry => entry.GoesIn).ToFrozenDictionary(entry => entry.Name, entry => entry.Value!, StringComparer.Ordinal)
            : FrozenDictionary<string, SecretText>.Empty;
    }

    /// <summary>What the process is started with, and nothing else; empty when there is an <see cref="Error"/>.</summary>
    public IReadOnlyDictionary<string, SecretText> Environment { get; }

    /// <summary>
    /// Every name that was considered, in the order of composition, without values. A name that goes in (kept or injected)
    /// is there once with that action; what gave way to it is there too.
    /// </summary>
    public IReadOnlyList<EnvironmentEntry> Entries { get; }

    /// <summary>The effective model; null when there is none, or when composition ended before it was known.</summary>
    public string? Model { get; }

    /// <summary>Who pays.</summary>
    public Resolution Resolution { get; }

    /// <summary>Why nothing can be started, and what to do; null when it can.</summary>
    public Problem? Error { get; }

    /// <summary>The names kept as they were stored, in ordinal order.</summary>
    public IReadOnlyList<string> Kept => NamesOf(EntryActions.Kept);

    /// <summary>The names kept out, in ordinal order.</summary>
    public IReadOnlyList<string> Stripped => NamesOf(EntryActions.Stripped);

    /// <summary>The names that the platform put in, in ordinal order.</summary>
    public IReadOnlyList<string> Injected => NamesOf(EntryActions.Injected);

    /// <summary>
    /// The explanation that <c>GET /workspaces/{id}/environment</c> gives. Where what decides the mode could not be read, it says so: what
    /// is explained then follows from the closed mode.
    /// </summary>
    public EnvironmentView ToView(Guid workspaceId) => new(
        workspaceId,
        Resolution.ToView(workspaceId),
        Model,
        Entries,
        Resolution.Error is { } why ? CompositionFaults.ResolutionUnavailable(why) : Error);

    private IReadOnlyList<string> NamesOf(string action)
        => [.. Entries.Where(entry => entry.Action == action).Select(entry => entry.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
