using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Commands;

namespace Messaging.Worker.Features.Secrets;

/// <summary>Deletes a secret of the organization; never gated.</summary>
internal sealed class DeleteOrgSecretHandler : ICommandHandler<DeleteOrgSecret>
{
    /// <inheritdoc/>
    public async Task<Decision> HandleAsync(DeleteOrgSecret command, CommandScope scope, CancellationToken cancellationToken)
    {
        if (SecretNames.CheckForm(command.Name) is { } problem)
            return Decision.Reject(problem);

        await using var batch = Sql.Batch(
            scope.Connection,
            Sql.Statement("SELECT EXISTS (SELECT FROM org_secrets WHERE org_id = $1 AND key = $2)", command.OrgId, command.Name));
        return await batch.ExecuteScalarAsync(cancellationToken) is true
            ? Decision.Succeed(
                null,
                [new OrgSecretDeleted(command.Name)],
                [Sql.Statement("DELETE FROM org_secrets WHERE org_id = $1 AND key = $2", command.OrgId, command.Name)])
            : Decision.Reject(SecretProblems.NotFound(command.Name));
    }
}
