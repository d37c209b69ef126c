using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Messaging.Worker.Infrastructure.Sealing;

/// <summary>Reads and replaces sealed values, a page at a time; every statement is a transaction of its own.</summary>
internal sealed class SealedRows(NpgsqlDataSource database)
{
    // Bounds the memory: a value has up to 88 000 characters, and the old and the new one are held.
    private const int PageRows = 100;

    /// <summary>The rows of a table that are not sealed to a key, page by page.</summary>
    public async IAsyncEnumerable<IReadOnlyList<SealedRow>> PagesAsync(SealedTable table, string keyId)
    {
        List<SealedRow> page = [SealedRow.BeforeAll];
        do
        {
            page = await PageAsync(table, page[^1], keyId);
            if (page.Count > 0)
                yield return page;
        }
        while (page.Count == PageRows);
    }

    /// <summary>Replaces values, except where the row is locked or has changed since it was read.</summary>
    /// <returns>How many were replaced.</returns>
    public async Task<int> MoveAsync(SealedTable table, IReadOnlyCollection<(SealedRow Row, SealedValue Value)> moves)
    {
        if (moves.Count == 0)
            return 0;

        await using var command = database.CreateCommand(table.Move);
        command.Parameters.Add(Array(NpgsqlDbType.Uuid, moves.Select(move => (Guid?)move.Row.OrgId)));
        command.Parameters.Add(Array(NpgsqlDbType.Uuid, moves.Select(move => move.Row.Id)));
        command.Parameters.Add(Array(NpgsqlDbType.Text, moves.Select(move => move.Row.Key)));
        command.Parameters.Add(Array(NpgsqlDbType.Text, moves.Select(move => move.Row.Value.Text)));
        command.Parameters.Add(Array(NpgsqlDbType.Text, moves.Select(move => move.Value.Text)));
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>How many rows of a table are sealed to a key.</summary>
    public async Task<long> CountAsync(SealedTable table, string keyId)
    {
        await using var command = database.CreateCommand(table.Count);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = keyId });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<List<SealedRow>> PageAsync(SealedTable table, SealedRow after, string keyId)
    {
        await using var command = database.CreateCommand(table.Page);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = after.OrgId });
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Uuid, Value = after.Id ?? (object)DBNull.Value });
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = after.Key ?? (object)DBNull.Value });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = keyId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = PageRows });
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.RowsAsync(table.Read, CancellationToken.None);
    }

    private static NpgsqlParameter Array<T>(NpgsqlDbType type, IEnumerable<T> values)
        => new() { NpgsqlDbType = NpgsqlDbType.Array | type, Value = values.ToArray() };
}
