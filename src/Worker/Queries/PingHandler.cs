using Messaging.Contracts;
using Messaging.Worker.Storage;
using Npgsql;

namespace Messaging.Worker.Queries;

/// <summary>Answers that this worker works: it consumes, and its database answers.</summary>
internal sealed class PingHandler : IQueryHandler<Ping>
{
    /// <inheritdoc/>
    public async Task<object> AnswerAsync(Ping query, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = Sql.Batch(connection, Sql.Statement("SELECT 1"));
        await batch.ExecuteScalarAsync(cancellationToken);
        return new Pong(Environment.MachineName);
    }
}
