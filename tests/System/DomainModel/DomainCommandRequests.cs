using Messaging.System.Harness;

namespace Messaging.System.DomainModel;

/// <summary>A command of the model as a request.</summary>
public static class DomainCommandRequests
{
    // Says of every start that it happened, so that a second one shows.
    public const string Runtime = "counting";

    public static Task<Answer> SendAsync(this Caller caller, DomainCommand step) => step switch
    {
        DomainCommand.SetDefault set => caller.PutOrgModeAsync(set.Mode),
        DomainCommand.SetMode set => caller.PutModeAsync(set.Workspace, set.Mode),
        DomainCommand.PutSecret put => caller.PutSecretAsync(put.Workspace, put.Name, put.Value),
        DomainCommand.DeleteSecret delete => caller.DeleteSecretAsync(delete.Workspace, delete.Name),
        DomainCommand.PutOrgSecret put => caller.PutOrgSecretAsync(put.Name, put.Value),
        DomainCommand.DeleteOrgSecret delete => caller.DeleteAsync($"/settings/secrets/{delete.Name}"),
        DomainCommand.SaveModel save => caller.PutOrgModelAsync(save.Provider, save.Model, save.Key, keep: save.Key is null ? true : null),
        DomainCommand.RollBack back => caller.RollBackAsync(back.Version),
        DomainCommand.Create create => caller.CreateWorkspaceAsync(
            create.Workspace,
            Runtime,
            create.Model,
            parent: create.Parent,
            mode: create.Mode,
            secrets: create.SecretName is { } name
                ? new Dictionary<string, string>(StringComparer.Ordinal) { [name] = create.SecretValue! }
                : null),
        DomainCommand.Provision provision => caller.ProvisionAsync(provision.Workspace),
        DomainCommand.Delete delete => caller.DeleteWorkspaceAsync(delete.Workspace),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "not a command of the model"),
    };
}
