using System.Globalization;
using Messaging.Contracts;

namespace Messaging.Worker.Infrastructure.Sealing;

/// <summary>Writes the report of a resealing: numbers, key ids, and the names of values that cannot be opened; never a value.</summary>
internal sealed class ResealReport(TextWriter output)
{
    /// <summary>The keys that the worker has.</summary>
    public Task KeysAsync(SealingPrivateKeys keys)
    {
        var others = keys.KeyIds.Count > 1 ? string.Join(", ", keys.KeyIds.Skip(1)) : "none";
        return output.WriteLineAsync($"The newest key is {keys.NewestKeyId}; also at hand: {others}.");
    }

    /// <summary>A value that cannot be opened.</summary>
    public Task UnreadableAsync(SealedTable table, SealedRow row, string why)
    {
        var id = table.IdOf is null ? "" : $" {table.IdOf}={row.Id}";
        var name = row.Context is null ? "" : $" name={row.Context.Name}";
        return output.WriteLineAsync($"unreadable: {table.Name} org={row.OrgId}{id}{name}: {why}");
    }

    /// <summary>The counts of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="moved">How many values were resealed to the newest key.</param>
    /// <param name="already">How many were sealed to it before.</param>
    /// <param name="remaining">What remains on other keys.</param>
    public async Task TableAsync(SealedTable table, long moved, long already, KeyUsage remaining)
    {
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{table.Name}: {moved} resealed, {already} already on the newest key, {remaining.Remaining} remaining"));
        foreach (var (keyId, count, unreadable) in remaining.ByKey)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"  on key {keyId}: {count}, of these unreadable: {unreadable}"));
        }
    }

    /// <summary>A table that was not counted to its end.</summary>
    public Task TableAsync(SealedTable table, long moved)
        => output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{table.Name}: {moved} resealed"));

    /// <summary>The last line: whether other keys are still needed.</summary>
    public Task EndAsync(long remaining) => output.WriteLineAsync(
        remaining == 0
            ? "Nothing stored is sealed to another key; once no queue holds an older command either, no other key is needed."
            : string.Create(CultureInfo.InvariantCulture, $"{remaining} remaining on other keys: these keys must stay."));

    /// <summary>The last line when it was stopped.</summary>
    public Task StoppedAsync() => output.WriteLineAsync("Stopped before the end; nothing is lost. Run it again to go on.");
}
