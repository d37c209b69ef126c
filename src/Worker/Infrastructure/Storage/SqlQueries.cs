using Npgsql;

namespace Messaging.Worker.Infrastructure.Storage;

/// <summary>Statements that need no transaction with others: each call takes a connection of the pool and gives it back.</summary>
internal static class SqlQueries
{
    /// <summary>All rows of a statement.</summary>
    public static async Task<List<T>> RowsAsync<T>(
        this NpgsqlDataSource database, NpgsqlBatchCommand statement, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = Sql.Batch(connection, statement);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.RowsAsync(read, cancellationToken);
    }

    /// <summary>The only row of a statement, or null.</summary>
    public static async Task<T?> RowAsync<T>(
        this NpgsqlDataSource database, NpgsqlBatchCommand statement, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
        where T : class
        => (await database.RowsAsync(statement, read, cancellationToken)).SingleOrDefault();

    /// <summary>The row of a statement that always has one.</summary>
    /// <exception cref="InvalidOperationException">It has none, or several.</exception>
    public static async Task<T> ValueAsync<T>(
        this NpgsqlDataSource database, NpgsqlBatchCommand statement, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
        => (await database.RowsAsync(statement, read, cancellationToken)).Single();

    /// <summary>Carries out statements in one round trip and one commit.</summary>
    /// <returns>How many rows they changed.</returns>
    public static async Task<int> ExecuteAsync(
        this NpgsqlDataSource database, NpgsqlBatchCommand[] statements, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = Sql.Batch(connection, statements);
        return await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
