using Messaging.Contracts;
using Messaging.Worker.Pipeline.Queries;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Messaging.Worker.Features.Billing;

/// <summary>Answers the queries about billing modes: resolves a mode from what is stored, or refuses where it cannot be read.</summary>
internal sealed partial class ResolutionQueries(BillingPolicy policy, ILogger<ResolutionQueries> logger)
{
    /// <summary>The refusal when the mode cannot be read. It names the mode that is safe to assume.</summary>
    public static QueryRefused Unavailable()
        => new(ProblemCodes.ResolutionUnavailable, "the billing mode cannot be read just now; treat it as platform_managed and ask again");

    /// <summary>Resolves the mode of a workspace or of the organization itself.</summary>
    /// <typeparam name="TAnswer">The query's answer.</typeparam>
    /// <param name="database">The connection pool for queries.</param>
    /// <param name="orgId">The organization.</param>
    /// <param name="workspaceId">The workspace; null for the organization itself.</param>
    /// <param name="describe">Makes the answer of a resolution without errors.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    public async Task<QueryAnswer<TAnswer>> AnswerAsync<TAnswer>(
        NpgsqlDataSource database,
        Guid orgId,
        Guid? workspaceId,
        Func<Resolution, TAnswer> describe,
        CancellationToken cancellationToken)
        where TAnswer : class
    {
        var resolution = policy.Resolve(await StoredRungs.ReadAsync(database, orgId, workspaceId, cancellationToken));
        if (resolution.Error is null)
            return describe(resolution);
        LogUnreadable(logger, resolution.Mode, resolution.Error);
        return Unavailable();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "a billing mode resolves to {Mode}, because it could not be read: {Error}")]
    private static partial void LogUnreadable(ILogger logger, string mode, string? error);
}
