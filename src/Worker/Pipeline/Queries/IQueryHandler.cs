using Messaging.Contracts;
using Npgsql;

namespace Messaging.Worker.Pipeline.Queries;

/// <summary>Answers one kind of query. It only reads.</summary>
/// <typeparam name="TQuery">The query.</typeparam>
internal interface IQueryHandler<in TQuery>
    where TQuery : class
{
    /// <summary>The answer when what it asks for cannot be read.</summary>
    QueryRefused Unreadable => QueryProblems.StorageUnavailable();

    /// <summary>The answer: the query's own record, or a <see cref="QueryRefused"/>.</summary>
    Task<object> AnswerAsync(TQuery query, NpgsqlDataSource database, CancellationToken cancellationToken);
}
