using Messaging.Contracts;
using Messaging.Worker.Features.Billing;
using Messaging.Worker.Features.Workspaces.Snapshots;
using Messaging.Worker.Pipeline.Queries;
using Npgsql;

namespace Messaging.Worker.Features.Workspaces;

/// <summary>Explains the environment that a workspace would be started with now: provisioning's composition, without its values.</summary>
internal sealed class ExplainEnvironmentHandler(WorkspaceProjections projections, BillingPolicy billing)
    : IQueryHandler<ExplainEnvironment, EnvironmentView>
{
    /// <inheritdoc/>
    public async Task<QueryAnswer<EnvironmentView>> AnswerAsync(
        ExplainEnvironment query, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            return await WorkspaceSnapshots.ReadAsync(connection, query.OrgId, query.WorkspaceId, cancellationToken) is { } snapshot
                ? projections.Compose(snapshot).ToView(query.WorkspaceId)
                : UnknownWorkspace.Refusal();
        }
        catch (PostgresException)
        {
            var rungs = await StoredRungs.ReadAsync(database, query.OrgId, query.WorkspaceId, cancellationToken);
            if (billing.Resolve(rungs) is { Error: not null } resolution)
                return await ExplainClosedAsync(query, resolution, database, cancellationToken);
            throw;
        }
    }

    // The billing mode could not be read: the explanation says so and is that of the closed mode.
    private async Task<QueryAnswer<EnvironmentView>> ExplainClosedAsync(
        ExplainEnvironment query, Resolution resolution, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await WorkspaceSnapshots.ReadWithoutRungsAsync(connection, query.OrgId, query.WorkspaceId, cancellationToken) is { } snapshot
            ? projections.Compose(snapshot, resolution).ToView(query.WorkspaceId)
            : UnknownWorkspace.Refusal();
    }
}
