using System.Data.Common;
using MassTransit;
using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Broker;
using Messaging.Worker.Infrastructure.Resilience;
using Messaging.Worker.Infrastructure.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Messaging.Worker.Pipeline.Queries;

/// <summary>Consumes a query and replies; a read that fails is answered with a refusal, so that the caller does not wait in vain.</summary>
/// <typeparam name="TQuery">The query.</typeparam>
/// <typeparam name="TAnswer">The query's answer.</typeparam>
internal sealed partial class QueryConsumer<TQuery, TAnswer>(
    IQueryHandler<TQuery, TAnswer> handler,
    [FromKeyedServices(StorageRegistration.ForQueries)] NpgsqlDataSource database,
    ILogger<QueryConsumer<TQuery, TAnswer>> logger) : IConsumer<TQuery>
    where TQuery : class, IQuery<TAnswer>
    where TAnswer : class
{
    /// <summary>Handles one delivery.</summary>
    public async Task Consume(ConsumeContext<TQuery> context) => await context.ReplyAsync(await AnswerAsync(context));

    private async Task<object> AnswerAsync(ConsumeContext<TQuery> context)
    {
        try
        {
            return (await handler.AnswerAsync(context.Message, database, context.CancellationToken)).Message;
        }
        catch (Exception exception) when (exception is DbException || TransientFaults.IsTransient(exception))
        {
            LogUnreadable(logger, typeof(TQuery).Name, exception.GetType().Name, (exception as DbException)?.SqlState);
            return handler.Unreadable;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFault(logger, exception, typeof(TQuery).Name);
            return QueryProblems.InternalFault();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Query} cannot be answered: {Fault} {SqlState}")]
    private static partial void LogUnreadable(ILogger logger, string query, string fault, string? sqlState);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Query} failed")]
    private static partial void LogFault(ILogger logger, Exception exception, string query);
}
