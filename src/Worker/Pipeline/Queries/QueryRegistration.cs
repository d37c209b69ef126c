using Messaging.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Messaging.Worker.Pipeline.Queries;

/// <summary>Registers queries with their handlers: one call each.</summary>
internal static class QueryRegistration
{
    /// <summary>Adds a query and its handler. A handler with another answer than the query's does not compile.</summary>
    /// <typeparam name="TQuery">The query.</typeparam>
    /// <typeparam name="TAnswer">The query's answer.</typeparam>
    /// <typeparam name="THandler">Its handler.</typeparam>
    public static IHostApplicationBuilder AddQuery<TQuery, TAnswer, THandler>(this IHostApplicationBuilder builder)
        where TQuery : class, IQuery<TAnswer>
        where TAnswer : class
        where THandler : class, IQueryHandler<TQuery, TAnswer>
    {
        builder.Services
            .AddSingleton(new RegisteredQuery(typeof(TQuery), typeof(QueryConsumer<TQuery, TAnswer>)))
            .AddSingleton<IQueryHandler<TQuery, TAnswer>, THandler>();
        return builder;
    }
}
