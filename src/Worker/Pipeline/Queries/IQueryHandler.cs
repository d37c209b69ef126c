using Messaging.Contracts;
using Npgsql;

namespace Messaging.Worker.Pipeline.Queries;

/// <summary>Answers one kind of query. It only reads.</summary>
/// <typeparam name="TQuery">The query.</typeparam>
/// <typeparam name="TAnswer">The query's answer.</typeparam>
internal interface IQueryHandler<in TQuery, TAnswer>
    where TQuery : class, IQuery<TAnswer>
    where TAnswer : class
{
    /// <summary>The answer when the database cannot be read.</summary>
    QueryRefused Unreadable => QueryProblems.StorageUnavailable();

    /// <summary>Answers the query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="database">The connection pool for queries.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    Task<QueryAnswer<TAnswer>> AnswerAsync(TQuery query, NpgsqlDataSource database, CancellationToken cancellationToken);
}
