using System.Security.Cryptography;
using System.Text.Json;
using Messaging.Contracts;

namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>
/// A hash of what an environment is composed from, made from metadata only, so that a list of workspaces can show which are stale without
/// opening a secret. It is stored with a workspace when it is started and compared with the present one.
/// </summary>
internal static class EnvironmentFingerprint
{
    // To be changed with the meaning of the parts; then every running workspace counts as stale.
    private const string Format = "environment/1";

    /// <summary>
    /// The fingerprint: lower-case hexadecimal SHA-256. Where only a secret's value could tell whether something is included (a model that
    /// a secret names), it counts as included: a workspace may be shown as stale too often, but never too rarely.
    /// </summary>
    public static string Of(FingerprintInputs inputs)
    {
        string?[] head =
        [
            Format,
            inputs.Resolution.Mode,
            inputs.Runtime,
            inputs.ParentId?.ToString("D"),
            inputs.Model,
            IncludedOrgModel(inputs),
        ];
        var secrets = IncludedSecrets(inputs)
            .OrderBy(secret => secret.Origin, StringComparer.Ordinal)
            .ThenBy(secret => secret.Name, StringComparer.Ordinal)
            .Select(secret => new[] { secret.Origin, secret.Name, secret.Version.ToString("D") });
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new[] { head }.Concat(secrets))));
    }

    private static IEnumerable<(string Origin, string Name, Guid Version)> IncludedSecrets(FingerprintInputs inputs)
    {
        var hiding = new HidingRules(inputs.WorkspaceSecrets.Select(secret => secret.Name));
        var replaced = ReplacedNames(inputs);
        var provider = ProviderIfKnown(inputs);
        return inputs.OrgSecrets.Select(secret => (EntryOrigins.OrgSecret, secret.Name, secret.Version))
            .Concat(inputs.WorkspaceSecrets.Select(secret => (EntryOrigins.WorkspaceSecret, secret.Name, secret.Version)))
            .Where(secret => hiding.WhyHidden(secret.Name, secret.Item1) is null
                && !replaced.Contains(SecretNames.Normalize(secret.Name), StringComparer.Ordinal)
                && StripGate.WhyStripped(secret.Name, secret.Item1, inputs.Resolution, provider) is null);
    }

    // Secrets with the names of the model are replaced, except the MODEL secret where it is the model; and so are those with the names of
    // the organization's credential, where it is certainly included.
    private static string[] ReplacedNames(FingerprintInputs inputs)
        =>
        [
            .. EnvironmentNames.ModelNames(inputs.Runtime).Where(name => name != EnvironmentNames.Model || HasOwnModel(inputs)),
            .. inputs.OrgModel is { } orgModel && CertainlySuppliesCredential(inputs, orgModel) ? orgModel.Names : [],
        ];

    private static bool HasOwnModel(FingerprintInputs inputs) => !string.IsNullOrWhiteSpace(inputs.Model);

    private static Provider? ProviderIfKnown(FingerprintInputs inputs)
    {
        if (HasOwnModel(inputs))
            return ProviderCatalog.ProviderOfModel(inputs.Model!);

        return IsModelKnown(inputs) ? inputs.OrgModel?.Provider : null;
    }

    private static bool IsModelKnown(FingerprintInputs inputs)
        => HasOwnModel(inputs)
            || !inputs.OrgSecrets
                .Concat(inputs.WorkspaceSecrets)
                .Any(secret => SecretNames.Normalize(secret.Name) == EnvironmentNames.Model);

    // A workspace's own credential replaces it unless it is blank, which only its value tells.
    private static bool CertainlySuppliesCredential(FingerprintInputs inputs, OrgModelSource orgModel)
        => SuppliesCredential(inputs, orgModel)
            && IsModelKnown(inputs)
            && orgModel.Provider is { } provider
            && !inputs.WorkspaceSecrets.Any(secret
                => provider.CredentialNames.Contains(SecretNames.Normalize(secret.Name), StringComparer.Ordinal));

    // It supplies the model where the workspace has none of its own, and under byok the credential for its provider.
    private static string? IncludedOrgModel(FingerprintInputs inputs)
    {
        if (inputs.OrgModel is not { } orgModel)
            return null;
        if (SuppliesCredential(inputs, orgModel))
        {
            return JsonSerializer.Serialize(
                new[] { orgModel.CanonicalModel, orgModel.CredentialType, orgModel.CredentialId.ToString("D"), orgModel.BaseUrl });
        }

        return HasOwnModel(inputs) ? null : orgModel.CanonicalModel;
    }

    private static bool SuppliesCredential(FingerprintInputs inputs, OrgModelSource orgModel)
        => inputs.Resolution.Mode is BillingModes.Byok
            && orgModel.IsUsable
            && (!HasOwnModel(inputs) || orgModel.ProviderOf(inputs.Model!)?.Id == orgModel.ProviderId);
}
