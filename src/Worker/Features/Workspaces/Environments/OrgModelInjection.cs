using Messaging.Contracts;

namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>Injects the org model's credential into an environment, or adds the reason why it is not injected.</summary>
internal static class OrgModelInjection
{
    /// <summary>Injects the credential where the workspace is to have it; returns the problem when it cannot be opened.</summary>
    /// <param name="draft">The environment, stripped.</param>
    /// <param name="inputs">What it is composed from.</param>
    /// <param name="model">The effective model.</param>
    public static Problem? Apply(EnvironmentDraft draft, CompositionInputs inputs, string model)
    {
        if (inputs.OrgModel is not { CredentialName: { } name } orgModel)
            return null;

        if (WhyNot(draft, inputs, orgModel, model) is { } why)
        {
            Hide(why);
            return null;
        }

        if (Render(inputs.OrgCredential, orgModel) is not { } value)
        {
            Hide("its stored value cannot be opened");
            return CompositionFaults.OrgCredentialUnreadable();
        }

        var reason = $"the organization's model, version {orgModel.Version}";
        draft.Inject(name, EntryOrigins.OrgModel, value, $"{reason}: its credential for {orgModel.ProviderId}");

        // Both or neither: the credential was given for this address and for no other.
        if (orgModel is { BaseUrl: { } baseUrl, Provider.BaseUrlName: { } baseUrlName })
            draft.Inject(baseUrlName, EntryOrigins.OrgModel, new SecretText(baseUrl), $"{reason}: where its API is");
        return null;

        void Hide(string reason) => draft.Add(new DraftEntry(name, EntryOrigins.OrgModel, EntryActions.Hidden, reason, Value: null));
    }

    private static string? WhyNot(EnvironmentDraft draft, CompositionInputs inputs, OrgModelSource orgModel, string model)
    {
        var provider = orgModel.ProviderOf(model);
        if (inputs.Resolution.Mode is not BillingModes.Byok)
            return $"the workspace is {inputs.Resolution.Mode}: the organization's credential is for workspaces that bring their own key";
        if (provider is null)
            return "the provider of the workspace's model cannot be told, so the organization's credential is not given to it";
        if (provider.Id != orgModel.ProviderId)
            return $"the workspace's model is one of {provider.Id}, the organization's credential is for {orgModel.ProviderId}";
        if (!orgModel.IsOffered)
            return $"this deployment does not take the subscription of {orgModel.ProviderId}";
        if (provider.RequiresBaseUrl && orgModel.BaseUrl is null)
            return "the version has no base URL, and the organization's credential goes nowhere else";

        return draft.Kept.FirstOrDefault(entry => IsCredential(entry, provider)) is { } own
            ? $"the workspace brings its own credential for {provider.Id}: {own.Name}"
            : null;
    }

    private static bool IsCredential(DraftEntry entry, Provider provider)
        => entry.Origin is EntryOrigins.WorkspaceSecret
            && provider.CredentialNames.Any(entry.Is)
            && !string.IsNullOrWhiteSpace(entry.Value!.Reveal());

    private static SecretText? Render(SecretText? stored, OrgModelSource orgModel)
    {
        if (stored is null || orgModel.CredentialType == CredentialTypes.ApiKey)
            return stored;

        var bundle = OAuthBundle.Read(stored, orgModel.ProviderId, orgModel.CredentialType).Bundle;
        return orgModel.Provider?.Subscription?.Form is OAuthForm.CodexAuthJson
            ? bundle?.ToCodexAuthJson(orgModel.CredentialSetAt)
            : bundle?.AccessToken;
    }
}
