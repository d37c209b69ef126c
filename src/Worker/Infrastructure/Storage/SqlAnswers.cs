using Npgsql;

namespace Messaging.Worker.Infrastructure.Storage;

/// <summary>The answers to the statements of a batch, taken one after the other in the order of the statements.</summary>
/// <remarks>Not for use by several at once.</remarks>
/// <param name="reader">At the first answer.</param>
internal sealed class SqlAnswers(NpgsqlDataReader reader)
{
    private bool isAtFirst = true;

    /// <summary>The only row of the next answer, or null where it has none.</summary>
    public async Task<T?> RowAsync<T>(Func<NpgsqlDataReader, T> read)
        where T : class
    {
        await AdvanceAsync();
        return await reader.RowAsync(read, CancellationToken.None);
    }

    /// <summary>All rows of the next answer.</summary>
    public async Task<List<T>> RowsAsync<T>(Func<NpgsqlDataReader, T> read)
    {
        await AdvanceAsync();
        return await reader.RowsAsync(read, CancellationToken.None);
    }

    /// <summary>What the next answer, which always has one row, says.</summary>
    /// <exception cref="InvalidOperationException">It has no row.</exception>
    public async Task<T> ValueAsync<T>(Func<NpgsqlDataReader, T> read)
    {
        await AdvanceAsync();
        return await reader.ReadAsync() ? read(reader) : throw new InvalidOperationException("a statement that always has one row had none");
    }

    private async Task AdvanceAsync()
    {
        if (!isAtFirst && !await reader.NextResultAsync())
            throw new InvalidOperationException("more answers were asked for than statements were sent");
        isAtFirst = false;
    }
}
