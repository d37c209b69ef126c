using Messaging.Contracts;

namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>
/// An environment while it is composed: every name that was considered, in order, with what happened to it. The process's environment
/// and its explanation are both made from it, so they cannot disagree.
/// </summary>
internal sealed class EnvironmentDraft
{
    private readonly List<DraftEntry> entries = [];

    /// <summary>Every name that was considered.</summary>
    public IReadOnlyList<DraftEntry> Entries => entries;

    /// <summary>The stored secrets that are kept so far.</summary>
    public IEnumerable<DraftEntry> Kept => entries.Where(entry => entry.IsKept);

    /// <summary>Adds a stored secret.</summary>
    public void Add(DraftEntry entry) => entries.Add(entry);

    /// <summary>
    /// Sets a name and replaces every entry of that name in any spelling, because of two names that differ only in case a program may read
    /// either.
    /// </summary>
    public void Inject(string name, string origin, SecretText value, string reason)
    {
        var whyHidden = origin is EntryOrigins.OrgModel
            ? $"{name} is taken from {reason}"
            : $"{name} is set by the platform: {reason}";
        Replace(
            entry => entry.IsIncluded && entry.Is(name),
            entry => entry with { Action = EntryActions.Hidden, Reason = whyHidden });
        entries.Add(new DraftEntry(name, origin, EntryActions.Injected, reason, value));
    }

    /// <summary>Strips stored secrets.</summary>
    /// <param name="whyStripped">Why a secret is stripped; null when it is kept.</param>
    public void Strip(Func<DraftEntry, string?> whyStripped)
        => Replace(
            entry => entry.IsKept && whyStripped(entry) is not null,
            entry => entry with { Action = EntryActions.Stripped, Reason = whyStripped(entry)! });

    private void Replace(Predicate<DraftEntry> condition, Func<DraftEntry, DraftEntry> replacement)
    {
        for (var index = 0; index < entries.Count; index++)
        {
            if (condition(entries[index]))
                entries[index] = replacement(entries[index]);
        }
    }
}
