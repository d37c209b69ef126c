using Messaging.Contracts;
using Messaging.Worker.Features.Secrets;
using Messaging.Worker.Features.Workspaces.Runtimes;
using Messaging.Worker.Features.Workspaces.Snapshots;

namespace Messaging.Worker.Features.Workspaces.Provisioning;

/// <summary>Checks a workspace that is to be created. The Api has checked it too, but this check decides.</summary>
internal sealed class NewWorkspaceRules(IWorkspaceRuntime runtime, SecretRules secrets)
{
    /// <summary>What is wrong with it, or null.</summary>
    public Problem? Check(ProvisionWorkspace command, NewWorkspace create)
        => WorkspaceForms.CheckName(create.Name)
            ?? WorkspaceForms.CheckModel(create.Model)
            ?? CheckRuntime(create.Runtime)
            ?? BillingModeForm.Check(create.BillingMode, "billing_mode")
            ?? CheckSecrets(command, create.Secrets);

    private Problem? CheckRuntime(string name)
        => runtime.Runtimes.Contains(name, StringComparer.Ordinal) ? null : WorkspaceProblems.UnknownRuntime(runtime.Runtimes);

    private Problem? CheckSecrets(ProvisionWorkspace command, IReadOnlyList<NewSecret>? values)
    {
        if (values?.All(secret => secret is not null) is not true)
            return new Problem(ProblemCodes.InvalidRequest, "the secrets must be names and values") { Field = "secrets" };

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var secret in values)
        {
            var context = new SealingContext(command.OrgId, command.WorkspaceId, secret.Name);
            if (secrets.Check(secret.Name, secret.Value, context, "secrets", "secrets", "secrets") is { } problem)
                return problem;
            if (!names.Add(secret.Name))
                return new Problem(ProblemCodes.InvalidRequest, "the same secret is given twice") { Field = "secrets", Key = secret.Name };
        }

        return null;
    }
}
