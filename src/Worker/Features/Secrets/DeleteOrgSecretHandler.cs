using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Commands;
using Npgsql;

namespace Messaging.Worker.Features.Secrets;

/// <summary>Deletes a secret of the organization; no gate applies.</summary>
internal sealed class DeleteOrgSecretHandler : ICommandHandler<DeleteOrgSecret>
{
    /// <inheritdoc/>
    public Problem? Check(DeleteOrgSecret command) => SecretNames.CheckForm(command.Name);

    /// <inheritdoc/>
    public IEnumerable<NpgsqlBatchCommand> Reads(DeleteOrgSecret command)
        => [Sql.Statement("SELECT EXISTS (SELECT FROM org_secrets WHERE org_id = $1 AND key = $2)", command.OrgId, command.Name)];

    /// <inheritdoc/>
    public async Task<Decision> DecideAsync(DeleteOrgSecret command, CommandScope scope)
        => await scope.Answers.ValueAsync(row => row.GetBoolean(0))
            ? Decision.Succeed(
                null,
                [new OrgSecretDeleted(command.Name)],
                [Sql.Statement("DELETE FROM org_secrets WHERE org_id = $1 AND key = $2", command.OrgId, command.Name)])
            : Decision.Reject(SecretProblems.NotFound(command.Name));
}
