using Messaging.Contracts;

namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>
/// An environment while it is composed: every name that was considered, in order, with what became of it. The process's
/// environment and its explanation are both read off it, so they cannot disagree.
/// </summary>
internal sealed class EnvironmentDraft
{
    private readonly List<DraftEntry> entries = [];

    /// <summary>Every name that was considered.</summary>
    public IReadOnlyList<DraftEntry> Entries => entries;

    /// <summary>The stored secrets that go in, as things stand.</summary>
    public IEnumerable<DraftEntry> Kept => entries.Where(entry => entry.IsKept);

    /// <summary>Adds a stored secret.</summary>
    public void Add(DraftEntry entry) => entries.Add(entry);

    /// <summary>
    /// Sets a name. It takes the place of everything of that name in any spelling: of two that differ in case only, nobody
    /// can say which one a program reads.
    /// </summary>
    public void Inject(string name, string origin, SecretText value, string reason)
    {
        Replace(
            entry => entry.GoesIn && entry.Is(name),
            entry => entry with { Action = EntryActions.Hidden, Reason = origin is EntryOrigins.OrgModel ? $"{name} is taken from {reason}" : $"{name} is set by the platform: {reason}" });
        entries.Add(new DraftEntry(name, origin, EntryActions.Injected, reason, value));
    }

    /// <summary>Keeps stored secrets out.</summary>
    /// <param name="whyStripped">Why one is kept out, or null when it stays.</param>
    public void Strip(Func<DraftEntry, string?> whyStripped)
        => Replace(
            entry => entry.IsKept && whyStripped(entry) is not null,
            entry => entry with { Action = EntryActions.Stripped, Reason = whyStripped(entry)! });

    private void Replace(Predicate<DraftEntry> which, Func<DraftEntry, DraftEntry> by)
    {
        for (var index = 0; index < entries.Count; index++)
        {
            if (which(entries[index]))
                entries[index] = by(entries[index]);
        }
    }
}
