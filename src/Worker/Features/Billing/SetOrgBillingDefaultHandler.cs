using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Commands;
using Npgsql;

namespace Messaging.Worker.Features.Billing;

/// <summary>Sets the organization's default billing mode.</summary>
internal sealed class SetOrgBillingDefaultHandler(BillingPolicy policy) : ICommandHandler<SetOrgBillingDefault>
{
    /// <inheritdoc/>
    public Problem? Check(SetOrgBillingDefault command) => BillingModeForm.Check(command.Mode);

    /// <inheritdoc/>
    public IEnumerable<NpgsqlBatchCommand> Reads(SetOrgBillingDefault command) => [OrgRungs.Of(command.OrgId)];

    /// <inheritdoc/>
    public async Task<Decision> DecideAsync(SetOrgBillingDefault command, CommandScope scope)
    {
        var rungs = await scope.Answers.ValueAsync(OrgRungs.Read);
        return Decision.Succeed(
            policy.Describe(policy.ResolveOrg(rungs with { DefaultMode = command.Mode })),
            [new OrgBillingDefaultSet(rungs.DefaultMode, command.Mode)],
            [Sql.Statement("UPDATE organizations SET llm_billing_mode = $2 WHERE id = $1", command.OrgId, command.Mode)]);
    }
}
