using Messaging.System.Harness;

namespace Messaging.System.DomainModel;

/// <summary>A command of the model as a request.</summary>
public static class StepRequests
{
    // Says of every start that it happened, so that a second one shows.
    public const string Runtime = "counting";

    public static Task<Answer> SendAsync(this Caller caller, OrgStep step) => step switch
    {
        OrgStep.SetDefault set => caller.PutOrgModeAsync(set.Mode),
        OrgStep.SetMode set => caller.PutModeAsync(set.Workspace, set.Mode),
        OrgStep.PutSecret put => caller.PutSecretAsync(put.Workspace, put.Name, put.Value),
        OrgStep.DeleteSecret delete => caller.DeleteSecretAsync(delete.Workspace, delete.Name),
        OrgStep.PutOrgSecret put => caller.PutOrgSecretAsync(put.Name, put.Value),
        OrgStep.DeleteOrgSecret delete => caller.DeleteAsync($"/settings/secrets/{delete.Name}"),
        OrgStep.SaveModel save => caller.PutOrgModelAsync(save.Provider, save.Model, save.Key, keep: save.Key is null ? true : null),
        OrgStep.RollBack back => caller.RollBackAsync(back.Version),
        OrgStep.Create create => caller.CreateWorkspaceAsync(
            create.Workspace,
            Runtime,
            create.Model,
            parent: create.Parent,
            mode: create.Mode,
            secrets: create.SecretName is { } name
                ? new Dictionary<string, string>(StringComparer.Ordinal) { [name] = create.SecretValue! }
                : null),
        OrgStep.Provision provision => caller.ProvisionAsync(provision.Workspace),
        OrgStep.Delete delete => caller.DeleteWorkspaceAsync(delete.Workspace),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "not a command of the model"),
    };
}
