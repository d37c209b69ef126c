using System.Text.Json;
using Messaging.Api.Features.Sealing;
using Messaging.Api.Http.Bodies;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;

namespace Messaging.Api.Features.Secrets;

/// <summary>
/// Turns what a request says of secrets into sealed values: what arrives in the clear is sealed and forgotten, what arrives
/// sealed passes through.
/// </summary>
internal sealed class SecretSealer(SealingPublicKeys keys)
{
    /// <summary>The form of a value in the clear, as far as a schema can say it: its bound is one of bytes.</summary>
    public static TextSchema ClearForm { get; } = new(SecretValues.MaxBytes, SecretValues.Pattern);

    /// <summary>The body of the routes that write one secret.</summary>
    public static BodySchema SecretForm { get; } = new(
        new BodyMember("key", BodyMemberKind.Text, "The environment name.")
        {
            Required = true,
            Code = ProblemCodes.InvalidSecretName,
            Form = new TextSchema(SecretNames.MaxCharacters, SecretNames.Pattern),
            Example = "LOG_LEVEL",
        },
        new BodyMember(
            "value", BodyMemberKind.Secret, "The value in the clear: 1 byte to 64 KiB of UTF-8 without NUL; or send sealed_value.")
        {
            Code = ProblemCodes.InvalidSecretValue,
            Form = ClearForm,
            Example = "debug",
        },
        new BodyMember(
            "sealed_value", BodyMemberKind.SealedSecret, "The value sealed as GET /sealing-keys describes, instead of value.")
        {
            Code = ProblemCodes.InvalidSecretValue,
        });

    /// <summary>The name in a <see cref="SecretForm"/>.</summary>
    /// <exception cref="RefusedException">It is not one that can be written.</exception>
    public static string ReadName(RequestBody body)
    {
        var name = body.Text("key");
        RefusedException.ThrowIf(SecretNames.Check(name));
        return name!;
    }

    /// <summary>Checks the value in a <see cref="SecretForm"/>: everything that can be known before the command is made.</summary>
    /// <returns>What makes the sealed value.</returns>
    /// <exception cref="RefusedException">There is no value, there are two, or it is not one that a secret may have.</exception>
    public Func<Guid, Guid?, SealedValue> ReadValue(RequestBody body, string name)
    {
        if (body.Has("value") == body.Has("sealed_value"))
        {
            throw new RefusedException(new Problem(ProblemCodes.InvalidSecretValue, "send either value or sealed_value, one of the two")
            {
                Field = "value",
                Key = name,
            });
        }

        return body.Has("sealed_value")
            ? PassThrough(body.Text("sealed_value"), name, "sealed_value")
            : Seal(body.Text("value"), name, "value");
    }

    /// <summary>Reads the secrets of a workspace that is to be created.</summary>
    /// <param name="secrets">The member of the body, or null.</param>
    /// <param name="hasId">Whether the caller chose the workspace's id.</param>
    /// <returns>What makes each sealed value, by name.</returns>
    /// <exception cref="RefusedException">A name or a value is not one that a secret may have.</exception>
    public IReadOnlyList<KeyValuePair<string, Func<Guid, Guid?, SealedValue>>> ReadAll(JsonElement? secrets, bool hasId)
    {
        if (secrets is not { } all)
            return [];
        if (all.ValueKind != JsonValueKind.Object)
            throw new RefusedException(ProblemCodes.InvalidRequest, "secrets must be an object of names and values", "secrets");

        RequestBody.RefuseRepeats(all, "secrets");
        return [.. all.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, ReadOne(member, hasId)))];
    }

    private Func<Guid, Guid?, SealedValue> ReadOne(JsonProperty member, bool hasId)
    {
        RefusedException.ThrowIf(SecretNames.Check(member.Name, "secrets"));
        switch (member.Value)
        {
            case { ValueKind: JsonValueKind.String } clear:
                return Seal(clear.GetString(), member.Name, "secrets");

            case { ValueKind: JsonValueKind.Object } box when IsSealedBox(box, out var sealedText):
                // The id is part of what a value is sealed for: one that is not known yet cannot have been sealed for.
                return hasId
                    ? PassThrough(sealedText, member.Name, "secrets")
                    : throw new RefusedException(
                        ProblemCodes.InvalidRequest,
                        "a sealed secret is bound to the workspace's id, so the body must have the id that it was sealed for", "id");

            default:
                throw new RefusedException(
                    new Problem(ProblemCodes.InvalidSecretValue, "a secret must be a string, or an object with the one member sealed")
                    {
                        Field = "secrets",
                        Key = member.Name,
                    });
        }
    }

    private static bool IsSealedBox(JsonElement box, out string? sealedText)
    {
        var members = box.EnumerateObject().ToList();
        sealedText = members is [{ Name: "sealed", Value.ValueKind: JsonValueKind.String }] ? members[0].Value.GetString() : null;
        return sealedText is not null;
    }

    private Func<Guid, Guid?, SealedValue> Seal(string? text, string name, string field)
    {
        var value = text is null ? null : new SecretText(text);
        RefusedException.ThrowIf(SecretValues.Check(value, name, field));
        return (orgId, workspaceId) => keys.Seal(value!, new SealingContext(orgId, workspaceId, name));
    }

    private Func<Guid, Guid?, SealedValue> PassThrough(string? text, string name, string field)
    {
        var value = SealedValueReader.Take(keys, text, failure => failure.ToProblem(name, field));
        return (_, _) => value;
    }
}
