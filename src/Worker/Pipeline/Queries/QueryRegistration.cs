using Messaging.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Messaging.Worker.Pipeline.Queries;

/// <summary>How a feature makes its queries known: one call each.</summary>
internal static class QueryRegistration
{
    /// <summary>A query with its answer and who gives it. A query that is answered otherwise does not compile.</summary>
    /// <typeparam name="TQuery">The query.</typeparam>
    /// <typeparam name="TAnswer">The query's answer.</typeparam>
    /// <typeparam name="THandler">Who answers it.</typeparam>
    public static IHostApplicationBuilder AddQuery<TQuery, TAnswer, THandler>(this IHostApplicationBuilder builder)
        where TQuery : class, IQuery<TAnswer>
        where TAnswer : class
        where THandler : class, IQueryHandler<TQuery, TAnswer>
    {
        builder.Services
            .AddSingleton<RegisteredQuery>(new RegisteredQuery<TQuery, TAnswer>())
            .AddSingleton<IQueryHandler<TQuery, TAnswer>, THandler>();
        return builder;
    }
}
