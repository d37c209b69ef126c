using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Publishing;
using Messaging.Worker.Pipeline.Transactions;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace Messaging.Worker.Features.OrgModels;

/// <summary>
/// Warns of active org models whose OAuth bundle expires within a day or has expired: one event per version, however often it runs,
/// because the event's id is derived from the version.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class ExpiringCredentialsJob(
    NpgsqlDataSource database, EventPublisher publisher, TimeProvider time, ILogger<ExpiringCredentialsJob> logger) : IJob
{
    private const int PageSize = 500;

    // docs/reference/storage.md, "Scheduled jobs": a bundle that expires within 24 hours.
    private static readonly TimeSpan WarningTime = TimeSpan.FromHours(24);

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var (after, warned) = (Guid.Empty, 0L);
        while (await PageAsync(after, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var credential in await WithoutWarningAsync(page, cancellationToken))
                warned += await TryWarnAsync(credential) ? 1 : 0;
            after = page[^1].OrgId;
        }

        context.Result = warned;
    }

    private Task<List<ExpiringCredential>> PageAsync(Guid after, CancellationToken cancellationToken) => database.RowsAsync(
        Sql.Statement(
            """
            SELECT v.org_id, v.version, v.canonical_model, v.provider, c.expires_at
            FROM org_model_versions v JOIN org_model_credentials c ON c.org_id = v.org_id AND c.id = v.credential_id
            WHERE v.active AND v.org_id > $1 AND c.expires_at < $2 ORDER BY v.org_id LIMIT $3
            """,
            after, time.Now() + WarningTime, PageSize),
        ExpiringCredential.Read,
        cancellationToken);

    private async Task<List<ExpiringCredential>> WithoutWarningAsync(
        IReadOnlyList<ExpiringCredential> page, CancellationToken cancellationToken)
    {
        Guid[] warnings = [.. page.Select(credential => credential.EventId)];
        var written = Sql.Statement("SELECT event_id FROM audit_events WHERE event_id = ANY ($1)", warnings);
        var warned = (await database.RowsAsync(written, row => row.GetGuid(0), cancellationToken)).ToHashSet();
        return [.. page.Where(credential => !warned.Contains(credential.EventId))];
    }

    private async Task<bool> TryWarnAsync(ExpiringCredential credential)
    {
        try
        {
            return await WarnAsync(credential);
        }
        catch (Exception exception)
        {
            // The next run tries again; the other organizations are warned now.
            LogSkipped(logger, exception, credential.OrgId);
            return false;
        }
    }

    private async Task<bool> WarnAsync(ExpiringCredential credential)
    {
        await using var transaction = await OrgTransaction.BeginAsync(
            database, credential.OrgId, null, time.Now(), CancellationToken.None, IsDue(credential));
        if (!await transaction.Answers.ValueAsync(row => row.GetBoolean(0)))
            return false;

        transaction.Append(
            new OrgModelCredentialExpiring(credential.Version, credential.CanonicalModel, credential.Provider, credential.ExpiresAt),
            SystemActor.System,
            operationId: null,
            workspaceId: null,
            credential.EventId);
        await transaction.CommitAsync(CancellationToken.None);
        await publisher.PublishAsync(transaction);
        LogExpiring(logger, credential.OrgId, credential.Version, credential.ExpiresAt);
        return true;
    }

    // Checked again with the organization locked: another version may be active by now, or another worker may have warned.
    private static NpgsqlBatchCommand IsDue(ExpiringCredential credential) => Sql.Statement(
        """
        SELECT EXISTS (SELECT FROM org_model_versions WHERE org_id = $1 AND version = $2 AND active)
               AND NOT EXISTS (SELECT FROM audit_events WHERE event_id = $3)
        """,
        credential.OrgId, credential.Version, credential.EventId);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "organization {OrgId} could not be warned of its credential's end; going on with the others")]
    private static partial void LogSkipped(ILogger logger, Exception exception, Guid orgId);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "the credential of version {Version} of organization {OrgId} ends at {ExpiresAt}")]
    private static partial void LogExpiring(ILogger logger, Guid orgId, long version, DateTimeOffset expiresAt);
}
