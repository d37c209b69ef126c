using System.Text.Json;
using Messaging.Api.Features.Sealing;
using Messaging.Api.Http.Bodies;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;

namespace Messaging.Api.Features.OrgModels;

/// <summary>
/// Turns what a request says of the credential of an organization's model into a sealed value: what arrives in the clear is
/// checked, sealed as it was sent and forgotten, what arrives sealed passes through.
/// </summary>
internal sealed class CredentialSealer(SealingPublicKeys keys)
{
    // A credential's member is called like its type, and the sealed one is the same with this before it.
    private const string SealedPrefix = "sealed_";
    private const string Keep = "keep_credential";

    private static readonly string[] CredentialMembers =
        [.. CredentialTypes.All.SelectMany(type => new[] { type, SealedPrefix + type })];

    /// <summary>The members of a body that are about the credential.</summary>
    public static IReadOnlyList<BodyMember> Members { get; } =
    [
        Credential(
            CredentialTypes.ApiKey, BodyMemberKind.Secret,
            "The API key in the clear: 1 to 8192 characters without white space; or send sealed_api_key.") with
        {
            Form = new TextSchema(ApiKeys.MaxCharacters, ApiKeys.Pattern),
            Example = "sk-an-example-of-a-key",
        },
        Credential(
            SealedPrefix + CredentialTypes.ApiKey, BodyMemberKind.SealedSecret,
            "The API key sealed as GET /sealing-keys describes, instead of api_key."),
        Credential(
            CredentialTypes.OAuthBundle, BodyMemberKind.Bundle,
            "The OAuth bundle in the clear, at most 32 KiB, in our own shape or in one that the known tools store; "
                + "or send sealed_oauth_bundle.") with
        {
            Form = new TextSchema(OAuthBundle.MaxBytes, OAuthBundle.Pattern),
        },
        Credential(
            SealedPrefix + CredentialTypes.OAuthBundle, BodyMemberKind.SealedSecret,
            "The OAuth bundle's JSON text sealed as GET /sealing-keys describes, instead of oauth_bundle."),
        new BodyMember(
            Keep, BodyMemberKind.Flag,
            "true keeps the active version's credential; "
                + "only while provider, credential type and the origin of the base URL stay the same."),
    ];

    /// <summary>Reads the credential: everything that can be known before the command is made.</summary>
    /// <param name="body">The body.</param>
    /// <param name="provider">The provider's id, checked.</param>
    /// <param name="credentialType">One of the provider's types, checked.</param>
    /// <returns>What makes the sealed credential for an organization; null where the stored one is to be kept.</returns>
    /// <exception cref="RefusedException">There is no credential, there are two, or it is not one of this provider's.</exception>
    public Func<Guid, SealedValue>? Read(RequestBody body, string provider, string credentialType)
    {
        var given = CredentialMembers.Where(name => body.Value(name) is not null).ToList();
        if (body.Flag(Keep) is true)
        {
            return given.Count == 0
                ? null
                : throw new RefusedException(
                    ProblemCodes.InvalidRequest,
                    "keep_credential keeps the stored credential, and another one was sent; send one or the other",
                    Keep);
        }

        if (given.Count == 0)
        {
            throw new RefusedException(
                ProblemCodes.CredentialRequired,
                $"send the credential as {credentialType} or {SealedPrefix}{credentialType}, "
                    + "or keep_credential: true to keep the stored one",
                credentialType);
        }

        RefuseMismatch(given, credentialType);
        var name = OrgModelForm.CredentialName(provider, credentialType);
        return given[0] == credentialType
            ? Seal(ReadClear(body, provider, credentialType), name)
            : PassThrough(body, given[0]);
    }

    private static BodyMember Credential(string name, BodyMemberKind kind, string meaning)
        => new(name, kind, meaning) { Code = ProblemCodes.InvalidCredential };

    private static void RefuseMismatch(List<string> given, string credentialType)
    {
        if (given.Find(name => name != credentialType && name != SealedPrefix + credentialType) is { } other)
        {
            throw new RefusedException(
                ProblemCodes.InvalidCredential,
                $"{other} was sent, but credential_type says {credentialType}; change one of the two",
                other);
        }

        if (given.Count > 1)
        {
            throw new RefusedException(
                ProblemCodes.InvalidCredential,
                $"send either {credentialType} or {SealedPrefix}{credentialType}, one of the two",
                credentialType);
        }
    }

    private static SecretText ReadClear(RequestBody body, string provider, string credentialType)
    {
        if (credentialType == CredentialTypes.OAuthBundle)
            return ReadBundle(body, provider);

        var key = new SecretText(body.Text(credentialType)!);
        RefusedException.ThrowIf(ApiKeys.Check(key, credentialType));
        return key;
    }

    // What a program sends as an object, people paste as text; both are the same bundle.
    private static SecretText ReadBundle(RequestBody body, string provider)
    {
        const string member = CredentialTypes.OAuthBundle;
        var text = body.Value(member) switch
        {
            { ValueKind: JsonValueKind.String } pasted => new SecretText(pasted.GetString()!),
            { ValueKind: JsonValueKind.Object } sent => new SecretText(sent.GetRawText()),
            _ => throw new RefusedException(
                ProblemCodes.InvalidCredential, $"{member} must be a JSON object, or a string that holds one", member),
        };
        RefusedException.ThrowIf(OAuthBundle.Read(text, provider, member).Problem);
        return text;
    }

    private Func<Guid, SealedValue> Seal(SecretText value, string name)
        => orgId => keys.Seal(value, new SealingContext(orgId, WorkspaceId: null, name));

    private Func<Guid, SealedValue> PassThrough(RequestBody body, string member)
    {
        var value = SealedValueReader.Take(
            keys, body.Text(member), failure => failure.ToProblem(key: null, member) with { Code = ProblemCodes.InvalidCredential });
        return _ => value;
    }
}
