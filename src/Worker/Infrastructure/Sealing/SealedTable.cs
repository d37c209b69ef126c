using Npgsql;

namespace Messaging.Worker.Infrastructure.Sealing;

/// <summary>A table with sealed values. Every such table of the schema has to be registered.</summary>
/// <param name="Name">The table.</param>
/// <param name="Page">
/// Selects rows that are not sealed to a key, in the order of their primary key. Parameters: the <see cref="SealedRow.OrgId"/>,
/// <see cref="SealedRow.Id"/> and <see cref="SealedRow.Key"/> to begin after, the key's id, the number of rows.
/// </param>
/// <param name="Read">Reads a row of <paramref name="Page"/>.</param>
/// <param name="Move">
/// Replaces sealed values in one statement that waits for no lock: a row that is locked, or whose value has changed since it was
/// read, is left as it is. Parameters: arrays of <see cref="SealedRow.OrgId"/>,
/// <see cref="SealedRow.Id"/>, <see cref="SealedRow.Key"/>, the value that was read, the new value.
/// </param>
/// <param name="IdOf">What a row's <see cref="SealedRow.Id"/> identifies, in a word; null where rows have none.</param>
internal sealed record SealedTable(string Name, string Page, Func<NpgsqlDataReader, SealedRow> Read, string Move, string? IdOf)
{
    /// <summary>Counts the rows that are sealed to a key. Parameter: the key's id.</summary>
    public string Count => $"SELECT count(*) FROM {Name} WHERE split_part(substr(sealed_value, 1, 32), '.', 2) = $1";

    /// <summary>Counts the rows by the key that they are sealed to; an empty id for what is no sealed value.</summary>
    public string CountByKey => $"SELECT split_part(substr(sealed_value, 1, 32), '.', 2), count(*) FROM {Name} GROUP BY 1";
}
