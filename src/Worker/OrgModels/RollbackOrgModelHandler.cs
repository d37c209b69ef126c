using Messaging.Contracts;
using Messaging.Worker.Commands;
using Messaging.Worker.Storage;

namespace Messaging.Worker.OrgModels;

/// <summary>
/// Appends a version with an earlier one's configuration and credential. It has to pass today's rules: what may no longer be
/// saved does not come back through history.
/// </summary>
internal sealed class RollbackOrgModelHandler(OrgModelRules rules, OrgModelCredentials credentials) : ICommandHandler<RollbackOrgModel>
{
    /// <inheritdoc/>
    public async Task<Decision> HandleAsync(RollbackOrgModel command, CommandScope scope, CancellationToken cancellationToken)
    {
        await using var batch = Sql.Batch(
            scope.Connection, OrgModelStatements.One(command.OrgId, command.Version), OrgModelStatements.Newest(command.OrgId));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var target = await reader.RowAsync(OrgModelRow.Read, cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return Decide(command, target, reader.GetInt64(0) + 1, scope.Now);
    }

    private Decision Decide(RollbackOrgModel command, OrgModelRow? target, long version, DateTimeOffset now)
    {
        if (target is null)
            return Refuse(ProblemCodes.VersionNotFound, "there is no such version; GET /org/llm-config/versions lists yours");
        if (target.Active)
            return Refuse(ProblemCodes.VersionAlreadyActive, "this version is the active one already; nothing was changed");
        if (rules.Check(target.Provider, target.Model, target.BaseUrl, target.CredentialType) is { } problem)
            return Decision.Reject(problem);

        return credentials.FaultOf(command.OrgId, target) is { } fault
            ? Refuse(fault.Code, "this version's credential cannot be opened with the worker's keys; save the model again with its credential")
            : OrgModelVersions.Activate(
                command.OrgId,
                target with { Version = version, CreatedBy = command.Actor, CreatedAt = now, RolledBackFrom = target.Version, Active = true });
    }

    private static Decision Refuse(string code, string error) => Decision.Reject(new Problem(code, error) { Field = "version" });
}
