using System.Globalization;
using System.Text.Json.Nodes;
using Messaging.Api.Features.Secrets;
using Messaging.Api.Http.Bodies;
using Messaging.Contracts;
using Microsoft.OpenApi;

namespace Messaging.Api.OpenApi;

/// <summary>The schemas of request bodies and of problems.</summary>
internal static class OpenApiBodySchemas
{
    private static readonly TextSchema SealedForm = new(SecretValues.MaxSealedCharacters, SealedValue.Pattern);

    /// <summary>The schema of a request body.</summary>
    public static OpenApiSchema Of(BodySchema form) => new()
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
            BodyMemberKind.Flag => Flag(member),
            BodyMemberKind.WholeNumber => WholeNumber(member),
            BodyMemberKind.Mode => OneOf(JsonSchemaType.String | JsonSchemaType.Null, [.. BillingModes.All, null]),
            BodyMemberKind.Secret => SecretText(member.Form),
            BodyMemberKind.SealedSecret => SecretText(SealedForm),
            BodyMemberKind.Bundle => Bundle(member.Form),
            BodyMemberKind.Secrets => Secrets(),
            _ when member.Choices is { } choices => OneOf(Nullable(member, JsonSchemaType.String), choices),
            _ => Text(Nullable(member, JsonSchemaType.String), member.Form),
        };
        schema.Description = member.Meaning;
        if ((member.Example ?? ExampleOf(member)) is { } example)
            schema.Examples = [example.DeepClone()];
        return schema;
    }

    private static JsonSchemaType Nullable(BodyMember member, JsonSchemaType type) => member.Required ? type : type | JsonSchemaType.Null;

    private static OpenApiSchema WholeNumber(BodyMember member) => new()
    {
        Type = Nullable(member, JsonSchemaType.Integer),
        Format = "int64",
        Minimum = member.Minimum.ToString(CultureInfo.InvariantCulture),
    };

    private static OpenApiSchema Flag(BodyMember member) => member.MustBeTrue
        ? new() { Type = JsonSchemaType.Boolean, Enum = [JsonValue.Create(true)] }
        : new() { Type = Nullable(member, JsonSchemaType.Boolean) };

    private static JsonNode? ExampleOf(BodyMember member) => member.Kind switch
    {
        BodyMemberKind.Flag => true,
        BodyMemberKind.WholeNumber => member.Minimum,
        BodyMemberKind.Mode => BillingModes.Byok,
        BodyMemberKind.Secrets => new JsonObject { ["LOG_LEVEL"] = "debug" },
        _ => null,
    };

    private static OpenApiSchema Bundle(TextSchema? form) => new()
    {
        WriteOnly = true,
        OneOf = [new OpenApiSchema { Type = JsonSchemaType.Object, WriteOnly = true }, SecretText(form)],
    };

    private static OpenApiSchema Secrets() => new()
    {
        Type = JsonSchemaType.Object | JsonSchemaType.Null,
        PropertyNames = new OpenApiSchema { MaxLength = SecretNames.MaxCharacters, Pattern = SecretNames.Pattern },
        AdditionalProperties = new OpenApiSchema
        {
            OneOf =
            [
                SecretText(SecretSealer.ClearForm),
                new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    AdditionalPropertiesAllowed = false,
                    Required = new HashSet<string>(["sealed"], StringComparer.Ordinal),
                    Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal) { ["sealed"] = SecretText(SealedForm) },
                },
            ],
        },
    };

    private static OpenApiSchema SecretText(TextSchema? form)
    {
        var schema = Text(JsonSchemaType.String, form);
        schema.WriteOnly = true;
        return schema;
    }

    private static OpenApiSchema Text(JsonSchemaType type = JsonSchemaType.String, TextSchema? form = null)
        => new() { Type = type, MinLength = form?.MinCharacters, MaxLength = form?.MaxCharacters, Pattern = form?.Pattern };

    private static OpenApiSchema Id(JsonSchemaType type) => new() { Type = type, Format = "uuid" };

    private static OpenApiSchema OneOf(JsonSchemaType type, IEnumerable<string?> values)
        => new() { Type = type, Enum = [.. values.Select(value => (JsonNode)JsonValue.Create(value)!)] };
}
