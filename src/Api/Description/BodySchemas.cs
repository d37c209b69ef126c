using System.Globalization;
using System.Text.Json.Nodes;
using Messaging.Api.Requests;
using Messaging.Contracts;
using Microsoft.OpenApi;

namespace Messaging.Api.Description;

/// <summary>The schemas of request bodies and of problems.</summary>
internal static class BodySchemas
{
    /// <summary>The schema of a request body.</summary>
    public static OpenApiSchema Of(BodyForm form) => new()
    {
        Type = JsonSchemaType.Object,
        AdditionalPropertiesAllowed = false,
        Required = form.Members.Where(member => member.Required).Select(member => member.Name).ToHashSet(StringComparer.Ordinal),
        Properties = form.Members.ToDictionary(member => member.Name, Of, StringComparer.Ordinal),
    };

    /// <summary>The schema of a problem with one of these codes.</summary>
    public static OpenApiSchema Problem(IReadOnlyList<string> codes) => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string>(["type", "title", "status", "code", "error"], StringComparer.Ordinal),
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = Text(),
            ["title"] = Text(),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["code"] = OneOf(JsonSchemaType.String, codes),
            ["error"] = Text(),
            ["field"] = Text(),
            ["key"] = Text(),
            ["workspace_id"] = Id(JsonSchemaType.String),
            ["allowed"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Text() },
            ["required_scope"] = Text(),
            ["safe_default"] = Text(),
        },
    };

    private static IOpenApiSchema Of(BodyMember member)
    {
        var schema = member.Kind switch
        {
            BodyMemberKind.Id => Id(Nullable(member, JsonSchemaType.String)),
            BodyMemberKind.Flag => new OpenApiSchema { Type = Nullable(member, JsonSchemaType.Boolean) },
            BodyMemberKind.WholeNumber => WholeNumber(member),
            BodyMemberKind.Mode => OneOf(JsonSchemaType.String | JsonSchemaType.Null, [.. BillingModes.All, null]),
            BodyMemberKind.Secret => SecretText(),
            BodyMemberKind.SealedSecret => new OpenApiSchema { Type = JsonSchemaType.String, WriteOnly = true, MaxLength = SecretValues.MaxSealedCharacters },
            BodyMemberKind.Bundle => Bundle(),
            BodyMemberKind.Secrets => Secrets(),
            _ when member.Choices is { } choices => OneOf(Nullable(member, JsonSchemaType.String), choices),
            _ => new OpenApiSchema { Type = Nullable(member, JsonSchemaType.String) },
        };
        schema.Description = member.Meaning;
        return schema;
    }

    private static JsonSchemaType Nullable(BodyMember member, JsonSchemaType type) => member.Required ? type : type | JsonSchemaType.Null;

    private static OpenApiSchema WholeNumber(BodyMember member) => new()
    {
        Type = Nullable(member, JsonSchemaType.Integer),
        Format = "int64",
        Minimum = member.Minimum.ToString(CultureInfo.InvariantCulture),
    };

    private static OpenApiSchema Bundle() => new()
    {
        WriteOnly = true,
        OneOf = [new OpenApiSchema { Type = JsonSchemaType.Object, WriteOnly = true }, SecretText()],
    };

    private static OpenApiSchema Secrets() => new()
    {
        Type = JsonSchemaType.Object | JsonSchemaType.Null,
        AdditionalProperties = new OpenApiSchema
        {
            OneOf =
            [
                SecretText(),
                new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    AdditionalPropertiesAllowed = false,
                    Required = new HashSet<string>(["sealed"], StringComparer.Ordinal),
                    Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal) { ["sealed"] = Text() },
                },
            ],
        },
    };

    private static OpenApiSchema SecretText() => new() { Type = JsonSchemaType.String, WriteOnly = true };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema Id(JsonSchemaType type) => new() { Type = type, Format = "uuid" };

    private static OpenApiSchema OneOf(JsonSchemaType type, IEnumerable<string?> values)
        => new() { Type = type, Enum = [.. values.Select(value => (JsonNode)JsonValue.Create(value)!)] };
}
