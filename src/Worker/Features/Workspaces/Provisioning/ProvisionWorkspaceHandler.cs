using Messaging.Contracts;
using Messaging.Worker.Features.Billing;
using Messaging.Worker.Features.Secrets;
using Messaging.Worker.Features.Workspaces.Runtimes;
using Messaging.Worker.Features.Workspaces.Snapshots;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Commands;
using Npgsql;

namespace Messaging.Worker.Features.Workspaces.Provisioning;

/// <summary>
/// Decides to start a workspace, creating it first where the command says so. The environment is composed and the process
/// started after the commit, by <see cref="WorkspaceProvisioner"/>.
/// </summary>
internal sealed class ProvisionWorkspaceHandler(BillingPolicy policy, NewWorkspaceRules rules, IWorkspaceRuntime runtime)
    : ICommandHandler<ProvisionWorkspace>
{
    /// <inheritdoc/>
    public Problem? Check(ProvisionWorkspace command) => command.Create is { } create ? rules.Check(command, create) : null;

    /// <inheritdoc/>
    public IEnumerable<NpgsqlBatchCommand> Reads(ProvisionWorkspace command) => command.Create is { } create
        ?
        [
            Sql.Statement(
                """
                SELECT EXISTS (SELECT FROM workspaces WHERE org_id = $1 AND id = $2),
                       $3::uuid IS NULL OR EXISTS (SELECT FROM workspaces WHERE org_id = $1 AND id = $3)
                """,
                command.OrgId, command.WorkspaceId, create.ParentId),
            OrgRungs.Of(command.OrgId),
        ]
        : [Sql.Statement("SELECT (SELECT runtime FROM workspaces WHERE org_id = $1 AND id = $2)", command.OrgId, command.WorkspaceId)];

    /// <inheritdoc/>
    public async Task<Decision> DecideAsync(ProvisionWorkspace command, CommandScope scope)
    {
        if (command.Create is not { } create)
            return Restart(command, scope, await scope.Answers.ValueAsync(row => row.Text(0)));

        return await scope.Answers.ValueAsync(row => (IsTaken: row.GetBoolean(0), HasParent: row.GetBoolean(1))) switch
        {
            { IsTaken: true } => Decision.Reject(WorkspaceProblems.Exists(command.WorkspaceId)),
            { HasParent: false } => Decision.Reject(WorkspaceProblems.ParentNotFound()),
            _ => Create(command, create, scope, await scope.Answers.ValueAsync(OrgRungs.Read)),
        };
    }

    private Decision Create(ProvisionWorkspace command, NewWorkspace create, CommandScope scope, OrgRungs org)
    {
        // The gate applies with the override that is being set, so that a workspace created as byok can get its key at once.
        var resolution = policy.Resolve(create.BillingMode, org);
        foreach (var secret in create.Secrets)
        {
            if (SecretWriteGate.CheckWorkspace(secret.Name, resolution, command.WorkspaceId) is { } blocked)
                return Decision.Reject(blocked, new SecretWriteBlocked(secret.Name, "workspace", resolution.ToView(command.WorkspaceId)));
        }

        return Decision.Continue(
            [
                new WorkspaceCreated(create.Name, create.Runtime, create.Model, create.ParentId),
                .. create.BillingMode is null
                    ? Array.Empty<AuditRecord>()
                    : [new WorkspaceBillingModeSet(null, create.BillingMode, resolution.ToView(command.WorkspaceId))],
                .. create.Secrets.Select(secret => new WorkspaceSecretSet(secret.Name)),
            ],
            [
                Insert(command, create, scope),
                .. create.Secrets.Select(secret => SecretStatements.PutWorkspace(
                    command.OrgId, command.WorkspaceId, secret.Name, secret.Value, command.CommandId, scope.Now)),
                .. Start(command, scope.Now),
            ]);
    }

    private Decision Restart(ProvisionWorkspace command, CommandScope scope, string? runtimeName)
    {
        if (runtimeName is null)
            return Decision.Reject(UnknownWorkspace.Problem(command.WorkspaceId));

        return runtime.Runtimes.Contains(runtimeName, StringComparer.Ordinal)
            ? Decision.Continue([], [.. Start(command, scope.Now)])
            : Decision.Reject(WorkspaceProblems.UnknownRuntime(runtime.Runtimes));
    }

    // The ordinal is also above the audit trail's sequence, which is never smaller and never pruned: a number that is used again after a
    // deletion would hide the new workspace from a caller in the middle of the list.
    private static NpgsqlBatchCommand Insert(ProvisionWorkspace command, NewWorkspace create, CommandScope scope) => Sql.Statement(
        """
        INSERT INTO workspaces (org_id, id, ordinal, name, runtime, model, parent_id, status, llm_billing_mode, created_at, updated_at)
        VALUES ($1, $2, 1 + greatest($9, (SELECT max(ordinal) FROM workspaces WHERE org_id = $1)),
                $3, $4, $5, $6, 'provisioning', $7, $8, $8)
        """,
        command.OrgId,
        command.WorkspaceId,
        create.Name,
        create.Runtime,
        create.Model,
        create.ParentId,
        create.BillingMode,
        scope.Now,
        scope.Organization.AuditSequence);

    private static NpgsqlBatchCommand[] Start(ProvisionWorkspace command, DateTimeOffset now)
    {
        var provisionId = Guid.CreateVersion7(now);
        return
        [
            ProvisionStatements.StopAll(command.OrgId, command.WorkspaceId),
            Sql.Statement(
                "INSERT INTO provisions (id, org_id, workspace_id, command_id, state, created_at) VALUES ($1, $2, $3, $4, 'pending', $5)",
                provisionId, command.OrgId, command.WorkspaceId, command.CommandId, now),
            Sql.Statement(
                """
                UPDATE workspaces SET status = 'provisioning', error_code = NULL, error = NULL, provision_id = $3, updated_at = $4
                WHERE org_id = $1 AND id = $2
                """,
                command.OrgId, command.WorkspaceId, provisionId, now),
        ];
    }
}
