using Messaging.Contracts;

namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>The problems that end a composition. Each says what to do, and none holds a value.</summary>
internal static class CompositionFaults
{
    /// <summary>Stored values cannot be opened.</summary>
    /// <param name="names">The names of the secrets.</param>
    public static Problem SecretUnreadable(IEnumerable<string> names) => new(
        ProblemCodes.SecretUnreadable,
        $"the stored value of {string.Join(", ", names)} cannot be opened with the worker's keys; "
        + "write the secret again or delete it, then provision again");

    /// <summary>The credential of the organization's model cannot be opened.</summary>
    public static Problem OrgCredentialUnreadable() => new(
        ProblemCodes.SecretUnreadable,
        "the stored credential of the organization's model cannot be opened with the worker's keys; "
        + "save the model again with its credential, then provision again");

    /// <summary>The billing mode could not be read.</summary>
    /// <param name="why">What could not be read; names no value.</param>
    public static Problem ResolutionUnavailable(string why) => new(
        ProblemCodes.ResolutionUnavailable, $"{why}, so the billing mode counts as platform_managed; ask again");

    /// <summary>No model is known.</summary>
    public static Problem MissingModel() => new(
        ProblemCodes.MissingModel,
        "no model is known for this workspace; write one as its MODEL secret, or set the organization's model, then provision again");

    /// <summary>The MODEL secret is not the name of a model.</summary>
    public static Problem MalformedModel() => new(
        ProblemCodes.MissingModel,
        $"the MODEL secret is not a model's name; write one of 1 to {WorkspaceForms.MaxModelCharacters} characters "
        + "without white space, then provision again");

    /// <summary>The platform's proxy is not configured.</summary>
    /// <param name="settings">The settings that are missing.</param>
    public static Problem MissingPlatformProxy(IEnumerable<string> settings) => new(
        ProblemCodes.MissingPlatformProxy,
        $"the platform's LLM proxy is not configured; set {string.Join(" and ", settings)} for the worker, "
        + "or set this workspace's billing mode to 'byok' or 'disabled', then provision again");

    /// <summary>There is no usable credential of the customer's.</summary>
    /// <param name="provider">The provider of the effective model; null where it cannot be told.</param>
    public static Problem MissingByokCredential(Provider? provider) => new(
        ProblemCodes.MissingByokCredential,
        provider is null
            ? "the workspace's billing mode is 'byok', but no vendor key is there; "
                + "write one of the names that GET /llm/strip-list gives, then provision again"
            : $"the workspace's billing mode is 'byok', but no credential for {provider.Id} is there; "
                + $"write {string.Join(" or ", provider.CredentialNames)} as its secret, "
                + $"or give the organization a model of {provider.Id}, then provision again");
}
