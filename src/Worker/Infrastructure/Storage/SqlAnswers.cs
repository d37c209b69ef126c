using Npgsql;

namespace Messaging.Worker.Infrastructure.Storage;

/// <summary>The results of a batch, read one after the other in the order of its statements.</summary>
/// <remarks>Not thread-safe.</remarks>
/// <param name="reader">The batch's reader, at the first result.</param>
internal sealed class SqlAnswers(NpgsqlDataReader reader)
{
    // The result that the reader is at, and the one that is to be read next.
    private int current;
    private int next;

    /// <summary>Goes on to the answers of a later statement, whether those before it were read or not.</summary>
    /// <param name="statement">Its index among the statements of the batch that have a result.</param>
    /// <exception cref="InvalidOperationException">Its answers, or later ones, were read before.</exception>
    public void GoTo(int statement)
    {
        if (statement < next)
            throw new InvalidOperationException("the answers of a batch are read in the order of its statements");
        next = statement;
    }

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
        for (; current < next; current++)
        {
            if (!await reader.NextResultAsync())
                throw new InvalidOperationException("more answers were asked for than statements were sent");
        }

        next++;
    }
}
