using Messaging.Contracts;
using Messaging.Worker.Pipeline.Commands;
using Npgsql;

namespace Messaging.Worker.Features.OrgModels;

/// <summary>Appends a version of the organization's model and makes it the active one.</summary>
internal sealed class SetOrgModelHandler(OrgModelRules rules, OrgModelCredentials credentials) : ICommandHandler<SetOrgModel>
{
    /// <inheritdoc/>
    public Problem? Check(SetOrgModel command)
        => rules.Check(command.Provider, command.Model, command.BaseUrl, command.CredentialType)
            ?? OrgModelForm.CheckAcknowledgement(command.TosAcknowledged);

    /// <inheritdoc/>
    public IEnumerable<NpgsqlBatchCommand> Reads(SetOrgModel command)
        => [OrgModelStatements.Active(command.OrgId), OrgModelStatements.Newest(command.OrgId)];

    /// <inheritdoc/>
    public async Task<Decision> DecideAsync(SetOrgModel command, CommandScope scope)
    {
        var active = await scope.Answers.RowAsync(OrgModelRow.Read);
        var newest = await scope.Answers.ValueAsync(row => row.GetInt64(0));
        return Decide(command, active, newest + 1, scope.Now);
    }

    private Decision Decide(SetOrgModel command, OrgModelRow? active, long version, DateTimeOffset now)
    {
        if (OrgModelRules.CheckExpected(command.ExpectedVersion, active) is { } conflict)
            return Decision.Reject(conflict);

        if (command.Credential is null && !command.KeepCredential)
            return Decision.Reject(OrgModelRules.Required(command.CredentialType, "there is no credential"));

        return command.Credential is null ? KeepCredential(command, active, version, now) : SetCredential(command, version, now);
    }

    private Decision SetCredential(SetOrgModel command, long version, DateTimeOffset now)
    {
        if (credentials.Accept(command, out var problem) is not { } accepted)
            return Decision.Reject(problem!);

        var credentialId = Guid.CreateVersion7(now);
        return OrgModelVersions.Activate(
            command.OrgId,
            Row(command, version, now, credentialId, accepted.Value, now),
            OrgModelStatements.PutCredential(command.OrgId, credentialId, accepted.Value, accepted.ExpiresAt, now));
    }

    private Decision KeepCredential(SetOrgModel command, OrgModelRow? active, long version, DateTimeOffset now)
    {
        if (OrgModelRules.CheckKept(command, active) is { } problem)
            return Decision.Reject(problem);

        return credentials.FaultOf(command.OrgId, active!) is null
            ? OrgModelVersions.Activate(
                command.OrgId, Row(command, version, now, active!.CredentialId, active.Credential, active.CredentialSetAt))
            : Decision.Reject(OrgModelRules.Required(command.CredentialType, "the stored credential cannot be opened"));
    }

    private static OrgModelRow Row(
        SetOrgModel command,
        long version,
        DateTimeOffset now,
        Guid credentialId,
        SealedValue credential,
        DateTimeOffset credentialSetAt) => new(
        version,
        command.Provider,
        command.Model,
        OrgModelForm.CanonicalModel(command.Provider, command.Model),
        command.BaseUrl,
        command.CredentialType,
        credentialId,
        // The time of the acknowledgement is that of the request, however long the command waited.
        new Acknowledgement(
            command.SubmittedAt.ToUniversalTime(),
            command.Actor,
            ProviderCatalog.Find(command.Provider)!.NoticesFor(command.CredentialType)),
        command.Actor,
        now,
        RolledBackFrom: null,
        Active: true,
        credential,
        credentialSetAt);
}
