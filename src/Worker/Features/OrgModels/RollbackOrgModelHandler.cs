using Messaging.Contracts;
using Messaging.Worker.Pipeline.Commands;
using Npgsql;

namespace Messaging.Worker.Features.OrgModels;

/// <summary>
/// Appends a version with an earlier one's configuration and credential. It has to pass today's rules, so that a rollback does not bring
/// back what may no longer be saved.
/// </summary>
internal sealed class RollbackOrgModelHandler(OrgModelRules rules, OrgModelCredentials credentials) : ICommandHandler<RollbackOrgModel>
{
    /// <inheritdoc/>
    public IEnumerable<NpgsqlBatchCommand> Reads(RollbackOrgModel command)
        => [OrgModelStatements.One(command.OrgId, command.Version), OrgModelStatements.Newest(command.OrgId)];

    /// <inheritdoc/>
    public async Task<Decision> DecideAsync(RollbackOrgModel command, CommandScope scope)
    {
        var target = await scope.Answers.RowAsync(OrgModelRow.Read);
        var newest = await scope.Answers.ValueAsync(row => row.GetInt64(0));
        return Decide(command, target, newest + 1, scope.Now);
    }

    private Decision Decide(RollbackOrgModel command, OrgModelRow? target, long version, DateTimeOffset now)
    {
        if (target is null)
            return Reject(ProblemCodes.VersionNotFound, "there is no such version; GET /org/llm-config/versions lists yours");
        if (target.Active)
            return Reject(ProblemCodes.VersionAlreadyActive, "this version is the active one already; nothing was changed");
        if (rules.Check(target.Provider, target.Model, target.BaseUrl, target.CredentialType) is { } problem)
            return Decision.Reject(problem);

        return credentials.FaultOf(command.OrgId, target) is { } fault
            ? Reject(
                fault.Code, "this version's credential cannot be opened with the worker's keys; save the model again with its credential")
            : OrgModelVersions.Activate(command.OrgId, target with
            {
                Version = version,
                CreatedBy = command.Actor,
                CreatedAt = now,
                RolledBackFrom = target.Version,
                Active = true,
            });
    }

    private static Decision Reject(string code, string error) => Decision.Reject(new Problem(code, error) { Field = "version" });
}
