using Messaging.Contracts;
using Messaging.Worker.Features.Billing;

namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>
/// Composes the environment that a workspace process is started with. It is pure, and used by provisioning and by
/// <c>GET /workspaces/{id}/environment</c> alike. The steps are those of docs/reference/environment.md, in its order.
/// </summary>
internal static class EnvironmentComposer
{
    /// <summary>Composes the environment, or says why it cannot be done.</summary>
    public static Composition Compose(CompositionInputs inputs)
    {
        var draft = new EnvironmentDraft();
        AddSystemNames(draft, inputs);

        // 1. The stored secrets.
        AddSecrets(draft, inputs);
        var unreadable = draft.Entries
            .Where(entry => entry.Value is null)
            .Select(entry => entry.Name)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        if (unreadable.Length > 0)
            return Result(model: null, CompositionFaults.SecretUnreadable(unreadable));

        // 2. The effective model.
        var model = EffectiveModel.Of(inputs, draft);
        if (model.Name is null)
            return Result(model: null, model.Error);
        ExportModel(draft, model, model.Name, inputs.Runtime);

        // 3. The mode, in every mode, before anything below can end the composition.
        ExportMode(draft, inputs.Resolution);

        // 4., 5., 6. What the mode strips and injects.
        var provider = ProviderCatalog.ProviderOfModel(model.Name);
        draft.Strip(entry => StripGate.WhyStripped(entry.Name, entry.Origin, inputs.Resolution, provider));
        var fault = OrgModelInjection.Apply(draft, inputs, model.Name) ?? inputs.Resolution.Mode switch
        {
            BillingModes.Byok => CheckOwnKey(draft, provider),
            BillingModes.Disabled => null,
            _ => PlatformProxyInjection.Apply(draft, inputs),
        };
        return Result(model.Name, fault);

        Composition Result(string? model, Problem? error) => new(draft, model, inputs.Resolution, error);
    }

    private static void AddSystemNames(EnvironmentDraft draft, CompositionInputs inputs)
    {
        Inject(EnvironmentNames.WorkspaceId, inputs.WorkspaceId.ToString("D"), "the workspace's id");
        if (inputs.ParentId is { } parent)
            Inject(EnvironmentNames.ParentId, parent.ToString("D"), "the parent workspace's id");
        Inject(EnvironmentNames.Path, inputs.Path, "where programs are found");

        void Inject(string name, string value, string reason) => draft.Inject(name, EntryOrigins.System, new SecretText(value), reason);
    }

    private static void AddSecrets(EnvironmentDraft draft, CompositionInputs inputs)
    {
        var hiding = new HidingRules(inputs.WorkspaceSecrets.Select(secret => secret.Name));
        Add(inputs.OrgSecrets, EntryOrigins.OrgSecret, "a secret of the organization");
        Add(inputs.WorkspaceSecrets, EntryOrigins.WorkspaceSecret, "a secret of the workspace");

        void Add(IEnumerable<StoredSecret> secrets, string origin, string reason)
        {
            foreach (var secret in secrets.OrderBy(secret => secret.Name, StringComparer.Ordinal))
            {
                // A hidden secret that cannot be opened ends the composition too: damaged storage is not worked around.
                var whyHidden = hiding.WhyHidden(secret.Name, origin)
                    ?? (secret.Value is null ? "its stored value cannot be opened" : null);
                draft.Add(new DraftEntry(
                    secret.Name, origin, whyHidden is null ? EntryActions.Kept : EntryActions.Hidden, whyHidden ?? reason, secret.Value));
            }
        }
    }

    private static void ExportModel(EnvironmentDraft draft, EffectiveModel model, string value, string runtime)
    {
        foreach (var name in EnvironmentNames.ModelNames(runtime))
        {
            // The secret that the model comes from keeps its value.
            if (name != model.Secret)
                draft.Inject(name, model.Origin, new SecretText(value), model.Reason);
        }
    }

    private static void ExportMode(EnvironmentDraft draft, Resolution resolution)
    {
        var reason = $"the resolved billing mode, from {resolution.Source}";
        draft.Inject(EnvironmentNames.BillingModeResolved, EntryOrigins.Platform, new SecretText(resolution.Mode), reason);
        draft.Inject(EnvironmentNames.BillingMode, EntryOrigins.Platform, new SecretText(resolution.Mode), reason);
    }

    /// <summary>
    /// Requires a non-blank value under a name that the model's provider accepts, or any vendor key where the provider is not known.
    /// </summary>
    private static Problem? CheckOwnKey(EnvironmentDraft draft, Provider? provider)
    {
        var accepted = provider?.CredentialNames ?? StripList.Names;
        var hasCredential = draft.Entries.Any(entry
            => entry.IsIncluded
            && entry.Origin is EntryOrigins.OrgSecret or EntryOrigins.WorkspaceSecret or EntryOrigins.OrgModel
            && accepted.Any(entry.Is)
            && !string.IsNullOrWhiteSpace(entry.Value!.Reveal()));
        return hasCredential ? null : CompositionFaults.MissingByokCredential(provider);
    }
}
