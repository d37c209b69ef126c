using Messaging.Contracts;

namespace Messaging.Worker.Features.OrgModels;

/// <summary>
/// Checks the settings and the order of versions of an org model. The Api has checked the settings too, but this check decides.
/// </summary>
internal sealed class OrgModelRules(OrgModelOptions options)
{
    /// <summary>What is wrong with a version's settings, or null.</summary>
    public Problem? Check(string? provider, string? model, string? baseUrl, string? credentialType)
    {
        if (OrgModelForm.Check(provider, model, baseUrl, credentialType, options.AllowLoopback) is { } problem)
            return problem;

        var known = ProviderCatalog.Find(provider)!;
        return options.Offers(known.Id, credentialType!) ? null : OrgModelForm.NotSupported(known, options.CredentialTypesOf(known));
    }

    /// <summary>The problem when the version that the caller saw is no longer the active one; else null.</summary>
    /// <param name="expected">The version that must be active, 0 for none; null where it does not matter.</param>
    /// <param name="active">The active version, or null.</param>
    public static Problem? CheckExpected(long? expected, OrgModelRow? active)
        => expected is null || expected == (active?.Version ?? 0)
            ? null
            : new Problem(
                ProblemCodes.VersionConflict,
                active is null
                    ? "no version is active; read GET /org/llm-config and decide again"
                    : $"version {active.Version} is active by now; read GET /org/llm-config and decide again")
            {
                Field = "expected_version",
            };

    /// <summary>
    /// The problem when the stored credential cannot be kept for a new version; else null. A stored key is never sent to an address that it
    /// was not given for.
    /// </summary>
    /// <param name="command">The new version.</param>
    /// <param name="active">The active version, or null.</param>
    public static Problem? CheckKept(SetOrgModel command, OrgModelRow? active)
    {
        var why = active switch
        {
            null => "there is no stored credential to keep",
            _ when active.Provider != command.Provider => $"the stored credential was given for {active.Provider}",
            _ when active.CredentialType != command.CredentialType => $"the stored credential is of the type {active.CredentialType}",
            _ when !HaveSameOrigin(active.BaseUrl, command.BaseUrl) => "the stored credential was given for another base URL",
            _ => null,
        };
        return why is null ? null : Required(command.CredentialType, why);
    }

    /// <summary>The problem of a version without a credential.</summary>
    /// <param name="credentialType">Its credential type.</param>
    /// <param name="why">Why the stored one cannot be kept.</param>
    public static Problem Required(string credentialType, string why)
        => new(ProblemCodes.CredentialRequired, $"{why}; send the credential as {credentialType}") { Field = credentialType };

    private static bool HaveSameOrigin(string? stored, string? given)
        => stored is null || given is null
            ? stored == given
            : BaseUrls.OriginOf(stored) is { } origin && origin == BaseUrls.OriginOf(given);
}
