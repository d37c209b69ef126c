using Npgsql;

namespace Messaging.Worker.Infrastructure.Storage;

/// <summary>The results of a batch, read one after the other in the order of its statements.</summary>
/// <remarks>Not thread-safe.</remarks>
/// <param name="reader">The batch's reader, at the first result.</param>
internal sealed class SqlAnswers(NpgsqlDataReader reader)
{
    private bool isAtFirst = true;

    /// <summary>The only row of the next result, or null.</summary>
    public async Task<T?> RowAsync<T>(Func<NpgsqlDataReader, T> read)
        where T : class
    {
        await AdvanceAsync();
        return await reader.RowAsync(read, CancellationToken.None);
    }

    /// <summary>All rows of the next result.</summary>
    public async Task<List<T>> RowsAsync<T>(Func<NpgsqlDataReader, T> read)
    {
        await AdvanceAsync();
        return await reader.RowsAsync(read, CancellationToken.None);
    }

    /// <summary>The value of the next result, which always has one row.</summary>
    /// <exception cref="InvalidOperationException">It has no row.</exception>
    public async Task<T> ValueAsync<T>(Func<NpgsqlDataReader, T> read)
    {
        await AdvanceAsync();
        return await reader.ReadAsync()
            ? read(reader)
            : throw new InvalidOperationException("a statement that always has one row had none");
    }

    private async Task AdvanceAsync()
    {
        if (!isAtFirst && !await reader.NextResultAsync())
            throw new InvalidOperationException("more answers were asked for than statements were sent");
        isAtFirst = false;
    }
}
