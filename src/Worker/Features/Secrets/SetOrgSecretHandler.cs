using Messaging.Contracts;
using Messaging.Worker.Features.Billing;
using Messaging.Worker.Pipeline.Commands;
using Npgsql;

namespace Messaging.Worker.Features.Secrets;

/// <summary>Writes a secret of the organization, unless the secret-write gate refuses its name.</summary>
internal sealed class SetOrgSecretHandler(BillingPolicy policy, SecretRules rules) : ICommandHandler<SetOrgSecret>
{
    /// <inheritdoc/>
    public Problem? Check(SetOrgSecret command)
        => rules.Check(command.Name, command.Value, new SealingContext(command.OrgId, null, command.Name));

    /// <inheritdoc/>
    public IEnumerable<NpgsqlBatchCommand> Reads(SetOrgSecret command) => [OrgRungs.Of(command.OrgId)];

    /// <inheritdoc/>
    public async Task<Decision> DecideAsync(SetOrgSecret command, CommandScope scope)
    {
        var resolution = policy.ResolveOrg(await scope.Answers.ValueAsync(OrgRungs.Read));
        return policy.CheckOrgSecret(command.Name, resolution) is { } blocked
            ? Decision.Reject(blocked, new SecretWriteBlocked(command.Name, "org", resolution.ToView(null)))
            : Decision.Succeed(
                new SecretSaved("saved", command.Name),
                [new OrgSecretSet(command.Name)],
                [SecretStatements.PutOrg(command.OrgId, command.Name, command.Value, command.CommandId, scope.Now)]);
    }
}
