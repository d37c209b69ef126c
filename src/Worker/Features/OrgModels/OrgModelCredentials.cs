using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Sealing;

namespace Messaging.Worker.Features.OrgModels;

/// <summary>Opens and checks the credentials of org models with the worker's keys.</summary>
internal sealed class OrgModelCredentials(SealingPrivateKeys keys, ReadabilityCache readability)
{
    private static readonly Problem Unreadable = new(
        ProblemCodes.SecretUnreadable,
        "the stored credential cannot be opened with the worker's keys; save the model again with its credential");

    /// <summary>A version's credential; null when it cannot be opened.</summary>
    public SecretText? Open(Guid orgId, OrgModelRow row)
        => keys.Open(row.Credential, ContextOf(orgId, row.Provider, row.CredentialType)).Value;

    /// <summary>Why a version's credential cannot be used; null when it can.</summary>
    public Problem? FaultOf(Guid orgId, OrgModelRow row)
        => readability.Opens(row.Credential, ContextOf(orgId, row.Provider, row.CredentialType)) ? null : Unreadable;

    /// <summary>
    /// Checks a credential that a caller sealed. A bundle is stored in the platform's own form, with only what belongs to this provider of
    /// the file that it came from.
    /// </summary>
    /// <param name="command">The command that brings it, with valid settings.</param>
    /// <param name="problem">What is wrong with it; it holds nothing of the credential.</param>
    /// <returns>The credential, or null.</returns>
    public AcceptedCredential? Accept(SetOrgModel command, out Problem? problem)
    {
        var context = ContextOf(command.OrgId, command.Provider, command.CredentialType);
        if (command.Credential is not { } value || keys.Open(value, context) is not { Value: { } opened })
        {
            problem = new Problem(
                ProblemCodes.InvalidCredential,
                "the sealed credential does not open here: seal it with a key from GET /sealing-keys, "
                + $"for this organization and the name {context.Name}")
            {
                Field = "sealed_" + command.CredentialType,
            };
            return null;
        }

        if (command.CredentialType == CredentialTypes.ApiKey)
        {
            problem = ApiKeys.Check(opened, command.CredentialType);
            return problem is null ? new AcceptedCredential(value, ExpiresAt: null) : null;
        }

        var read = OAuthBundle.Read(opened, command.Provider, command.CredentialType);
        problem = read.Problem;
        return read.Bundle is { } bundle
            ? new AcceptedCredential(keys.SealLike(bundle.ToSecretText(), context, value), bundle.ExpiresAt)
            : null;
    }

    private static SealingContext ContextOf(Guid orgId, string provider, string credentialType)
        => new(orgId, WorkspaceId: null, OrgModelForm.CredentialName(provider, credentialType));
}
