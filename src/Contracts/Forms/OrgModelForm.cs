namespace Messaging.Contracts;

/// <summary>
/// The form of an organization's model, but for its credential. Checked by the Api for a quick answer and by the worker as the
/// authority; the rules are in docs/reference/org-model.md.
/// </summary>
public static class OrgModelForm
{
    /// <summary>The first problem of a model's settings, or null.</summary>
    /// <param name="provider">The provider's id.</param>
    /// <param name="model">The model, with or without the provider's prefix.</param>
    /// <param name="baseUrl">The base URL, or null.</param>
    /// <param name="credentialType">One of <see cref="CredentialTypes"/>.</param>
    /// <param name="allowLoopback">Whether a base URL on this machine is fine: in Development.</param>
    public static Problem? Check(string? provider, string? model, string? baseUrl, string? credentialType, bool allowLoopback)
        => ProviderCatalog.Find(provider) is { } known
            ? CheckModel(known, model) ?? CheckBaseUrl(known, baseUrl, allowLoopback) ?? CheckCredentialType(known, credentialType)
            : new Problem(ProblemCodes.UnknownProvider, $"the provider must be one of {string.Join(", ", ProviderCatalog.Ids)}")
            {
                Field = "provider",
                Allowed = ProviderCatalog.Ids,
            };

    /// <summary>Whether the terms were acknowledged: the problem, or null.</summary>
    public static Problem? CheckAcknowledgement(bool acknowledged) => acknowledged
        ? null
        : new Problem(
            ProblemCodes.TosAcknowledgementRequired,
            "the credential runs on your own account with the provider: read the notices of GET /org/llm-config/capability and send "
            + "tos_acknowledged: true")
        {
            Field = "tos_acknowledged",
        };

    /// <summary>The problem of a credential type that is not to be had.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="allowed">The types that are.</param>
    public static Problem NotSupported(Provider provider, IReadOnlyList<string> allowed)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return new Problem(
            ProblemCodes.CredentialTypeNotSupported, $"a credential for {provider.Id} must be one of {string.Join(", ", allowed)} here")
        {
            Field = "credential_type",
            Allowed = allowed,
        };
    }

    /// <summary>The canonical id of a model: with its provider's prefix, once.</summary>
    public static string CanonicalModel(string provider, string model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.StartsWith(Prefix(provider), StringComparison.Ordinal) ? model : Prefix(provider) + model;
    }

    /// <summary>
    /// The name in a credential's <see cref="SealingContext"/>. It is no name that a secret can have, and it holds the provider:
    /// neither a secret nor another provider's credential can be passed off as this one.
    /// </summary>
    public static string CredentialName(string provider, string credentialType) => $"org_model/{provider}/{credentialType}";

    private static Problem? CheckModel(Provider provider, string? model)
    {
        // Null is fine to a workspace, which may have no model of its own.
        var problem = WorkspaceForms.CheckModel(model ?? "");
        return problem is null && model == Prefix(provider.Id)
            ? WorkspaceForms.InvalidModel("the model has its provider's prefix and nothing after it; name the model")
            : problem;
    }

    private static Problem? CheckBaseUrl(Provider provider, string? baseUrl, bool allowLoopback)
        => (provider.RequiresBaseUrl, baseUrl) switch
        {
            (true, null) => BaseUrlProblem(
                ProblemCodes.BaseUrlRequired, $"a model of {provider.Id} needs the https address of its API as base_url"),
            (false, not null) => BaseUrlProblem(
                ProblemCodes.BaseUrlNotAllowed, $"{provider.Id} is reached at its own address; leave base_url out"),
            (true, { } given) => BaseUrls.Check(given, allowLoopback),
            _ => null,
        };

    private static Problem BaseUrlProblem(string code, string error) => new(code, error) { Field = "base_url" };

    private static Problem? CheckCredentialType(Provider provider, string? credentialType)
        => credentialType is not null && provider.CredentialTypes.Contains(credentialType, StringComparer.Ordinal)
            ? null
            : NotSupported(provider, provider.CredentialTypes);

    private static string Prefix(string provider) => provider + "/";
}
