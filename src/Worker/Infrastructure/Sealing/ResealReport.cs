using System.Globalization;
using Messaging.Contracts;

namespace Messaging.Worker.Infrastructure.Sealing;

/// <summary>What an operator is told: numbers, key ids, and the names of what does not open; never a value.</summary>
internal sealed class ResealReport(TextWriter output)
{
    /// <summary>Which keys are at hand.</summary>
    public Task KeysAsync(SealingPrivateKeys keys)
        => output.WriteLineAsync($"The newest key is {keys.NewestKeyId}; also at hand: {(keys.KeyIds.Count > 1 ? string.Join(", ", keys.KeyIds.Skip(1)) : "none")}.");

    /// <summary>A value that does not open.</summary>
    public Task UnreadableAsync(SealedTable table, SealedRow row, string why)
    {
        var id = table.IdOf is null ? "" : $" {table.IdOf}={row.Id}";
        var name = row.Context is null ? "" : $" name={row.Context.Name}";
        return output.WriteLineAsync($"unreadable: {table.Name} org={row.OrgId}{id}{name}: {why}");
    }

    /// <summary>A table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="moved">How many values were moved to the newest key.</param>
    /// <param name="already">How many were sealed to it before.</param>
    /// <param name="stock">What remains on other keys.</param>
    public async Task TableAsync(SealedTable table, long moved, long already, KeyUsage stock)
    {
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{table.Name}: {moved} resealed, {already} already on the newest key, {stock.Remaining} remaining"));
        foreach (var (keyId, remaining, unreadable) in stock.ByKey)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  on key {keyId}: {remaining}, of these unreadable: {unreadable}"));
    }

    /// <summary>A table, when it was not seen to its end.</summary>
    public Task TableAsync(SealedTable table, long moved)
        => output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{table.Name}: {moved} resealed"));

    /// <summary>The last line: what it comes to.</summary>
    public Task EndAsync(long remaining) => output.WriteLineAsync(
        remaining == 0
            ? "Nothing stored is sealed to another key; once no queue holds an older command either, no other key is needed."
            : string.Create(CultureInfo.InvariantCulture, $"{remaining} remaining on other keys: these keys must stay."));

    /// <summary>The last line, when it was stopped.</summary>
    public Task StoppedAsync() => output.WriteLineAsync("Stopped before the end; nothing is lost. Run it again to go on.");
}
