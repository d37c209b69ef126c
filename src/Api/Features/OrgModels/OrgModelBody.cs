using System.Text.Json;
using Messaging.Api.Http.Bodies;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;

namespace Messaging.Api.Features.OrgModels;

/// <summary>The body that gives an organization its model.</summary>
/// <param name="Provider">The provider's id.</param>
/// <param name="Model">The model, with or without its provider's prefix.</param>
/// <param name="BaseUrl">Where its API is, or null.</param>
/// <param name="CredentialType">One of <see cref="CredentialTypes"/>.</param>
/// <param name="Credential">What makes the sealed credential; null where the stored one is to be kept.</param>
/// <param name="ExpectedVersion">The version that must be the active one, 0 for none; null where that does not matter.</param>
internal sealed record OrgModelBody(
    string Provider, string Model, string? BaseUrl, string CredentialType, Func<Guid, SealedValue>? Credential, long? ExpectedVersion)
{
    /// <summary>The members.</summary>
    public static BodySchema Form { get; } = new(
    [
        new BodyMember("provider", BodyMemberKind.Text, "A provider of GET /org/llm-config/capability.")
        {
            Required = true,
            Code = ProblemCodes.UnknownProvider,
            Choices = ProviderCatalog.Ids,
            Example = "anthropic",
        },
        new BodyMember("model", BodyMemberKind.Text, "1 to 200 characters without white space, with or without the provider's prefix.")
        {
            Required = true,
            Code = ProblemCodes.InvalidModel,
            Form = new TextSchema(WorkspaceForms.MaxModelCharacters, WorkspaceForms.ModelPattern),
            Example = "claude-opus-4-8",
        },
        new BodyMember("base_url", BodyMemberKind.Text, "Where the API is: needed by a provider that has no base URL of its own, refused by every other.")
        {
            Code = ProblemCodes.InvalidBaseUrl,
            Form = new TextSchema(BaseUrls.MaxCharacters, BaseUrls.Pattern),
            Example = "https://llm.example.com/v1",
        },
        new BodyMember("credential_type", BodyMemberKind.Text, "What the credential is; which of them a provider takes is in the capability.")
        {
            Required = true,
            Code = ProblemCodes.CredentialTypeNotSupported,
            Choices = CredentialTypes.All,
            Example = CredentialTypes.ApiKey,
        },
        .. CredentialSealer.Members,
        new BodyMember("expected_version", BodyMemberKind.WholeNumber, "The version that must be the active one, 0 for none; without it that does not matter."),
        new BodyMember("tos_acknowledged", BodyMemberKind.Flag, "Must be true: the capability's notices for this provider and credential type were read and acknowledged.")
        {
            Required = true,
            MustBeTrue = true,
        },
    ]);

    /// <summary>Reads it.</summary>
    /// <param name="body">The body.</param>
    /// <param name="credentials">Reads the credential.</param>
    /// <param name="allowLoopback">Whether a base URL on this machine is fine.</param>
    /// <exception cref="RefusedException">A member has the wrong form.</exception>
    public static OrgModelBody Read(RequestBody body, CredentialSealer credentials, bool allowLoopback)
    {
        var provider = body.Text("provider");
        var model = body.Text("model");
        var baseUrl = body.Text("base_url");
        var credentialType = body.Text("credential_type");
        RefusedException.ThrowIf(OrgModelForm.Check(provider, model, baseUrl, credentialType, allowLoopback));
        var credential = credentials.Read(body, provider!, credentialType!);

        // Nothing but true is an acknowledgement: a form that says "true" or 1 was not read by whoever filled it in.
        RefusedException.ThrowIf(OrgModelForm.CheckAcknowledgement(body.Value("tos_acknowledged") is { ValueKind: JsonValueKind.True }));
        return new OrgModelBody(provider!, model!, baseUrl, credentialType!, credential, body.WholeNumber("expected_version"));
    }
}
