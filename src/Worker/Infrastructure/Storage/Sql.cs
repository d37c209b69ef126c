using Npgsql;

namespace Messaging.Worker.Infrastructure.Storage;

/// <summary>Short forms for statements with positional parameters (<c>$1</c>, <c>$2</c>, …), batches and readers.</summary>
internal static class Sql
{
    /// <summary>A statement with its parameters, for a batch.</summary>
    public static NpgsqlBatchCommand Statement(string text, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }

    /// <summary>A batch of statements, sent in one round trip.</summary>
    public static NpgsqlBatch Batch(NpgsqlConnection connection, params ReadOnlySpan<NpgsqlBatchCommand> statements)
    {
        var batch = new NpgsqlBatch(connection);
        foreach (var statement in statements)
            batch.BatchCommands.Add(statement);
        return batch;
    }

    /// <summary>A text column that may be null.</summary>
    public static string? Text(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>A whole number that may be null.</summary>
    public static long? Number(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    /// <summary>A UUID column that may be null.</summary>
    public static Guid? Uuid(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetGuid(column);

    /// <summary>A time column, UTC, that may be null.</summary>
    public static DateTimeOffset? Time(this NpgsqlDataReader reader, int column)
        => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);

    /// <summary>All rows of the current result.</summary>
    public static async Task<List<T>> RowsAsync<T>(
        this NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>The only row of the current result, or null.</summary>
    public static async Task<T?> RowAsync<T>(
        this NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
        where T : class
        => await reader.ReadAsync(cancellationToken) ? read(reader) : null;
}
