using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.DomainModel;

/// <summary>Commands of the model as messages, as an Api would send them.</summary>
public sealed class DomainCommandMessages : IDisposable
{
    private const string Actor = "tester";
    private readonly SealingPublicKeys keys;

    public DomainCommandMessages(MessagingSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        keys = SealingPublicKeys.Load(system.Keys.SealingPublicPath);
    }

    /// <summary>The message of a command.</summary>
    /// <param name="org">The organization.</param>
    /// <param name="id">The command's id; the same again for a repeat.</param>
    /// <param name="fingerprint">Of the request; another one for another request under the same id.</param>
    /// <param name="step">What is asked for.</param>
    public ICommand Of(Guid org, Guid id, string fingerprint, DomainCommand step)
    {
        var now = TimeProvider.System.GetUtcNow();
        return step switch
        {
            DomainCommand.SetDefault set => new SetOrgBillingDefault(id, org, Actor, now, fingerprint, set.Mode),
            DomainCommand.SetMode set => new SetWorkspaceBillingMode(id, org, Actor, now, fingerprint, set.Workspace, set.Mode),
            DomainCommand.PutSecret put => new SetWorkspaceSecret(
                id, org, Actor, now, fingerprint, put.Workspace, put.Name, Seal(org, put.Workspace, put.Name, put.Value)),
            DomainCommand.DeleteSecret delete => new DeleteWorkspaceSecret(id, org, Actor, now, fingerprint, delete.Workspace, delete.Name),
            DomainCommand.PutOrgSecret put => new SetOrgSecret(
                id, org, Actor, now, fingerprint, put.Name, Seal(org, null, put.Name, put.Value)),
            DomainCommand.DeleteOrgSecret delete => new DeleteOrgSecret(id, org, Actor, now, fingerprint, delete.Name),
            DomainCommand.SaveModel save => new SetOrgModel(
                id, org, Actor, now, fingerprint, save.Provider, save.Model, BaseUrl: null, CredentialTypes.ApiKey,
                save.Key is null ? null : Seal(org, null, OrgModelForm.CredentialName(save.Provider, CredentialTypes.ApiKey), save.Key),
                KeepCredential: save.Key is null, ExpectedVersion: null, TosAcknowledged: true),
            DomainCommand.RollBack back => new RollbackOrgModel(id, org, Actor, now, fingerprint, back.Version),
            DomainCommand.Create create => new ProvisionWorkspace(
                id, org, Actor, now, fingerprint, create.Workspace,
                new NewWorkspace(
                    "tester's", DomainCommandRequests.Runtime, create.Model, create.Parent, create.Mode,
                    create.SecretName is { } name ? [new NewSecret(name, Seal(org, create.Workspace, name, create.SecretValue!))] : [])),
            DomainCommand.Provision provision => new ProvisionWorkspace(
                id, org, Actor, now, fingerprint, provision.Workspace, Create: null),
            DomainCommand.Delete delete => new DeleteWorkspace(id, org, Actor, now, fingerprint, delete.Workspace),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "not a command of the model"),
        };
    }

    public void Dispose() => keys.Dispose();

    private SealedValue Seal(Guid org, Guid? workspace, string name, string value)
        => keys.Seal(new SecretText(value), new SealingContext(org, workspace, name));
}
