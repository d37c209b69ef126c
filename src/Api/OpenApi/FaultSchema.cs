using System.Text.Json.Serialization.Metadata;
using Messaging.Contracts;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Messaging.Api.OpenApi;

/// <summary>
/// The schema of a <see cref="Problem"/> within a view: what is wrong with a workspace, a secret or a credential has a code and a sentence
/// and nothing else. Published as <c>Fault</c>, by which programs that were generated from the document know it.
/// </summary>
internal static class FaultSchema
{
    private const string Name = "Fault";

    private static readonly string[] Members = ["code", "error"];

    /// <summary>Adds it.</summary>
    public static void AddFaultSchema(this OpenApiOptions options)
    {
        options.CreateSchemaReferenceId = type => type.Type == typeof(Problem) ? Name : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (IsProblem(context.JsonTypeInfo) && schema.Properties is { } properties)
                Describe(schema, properties);

            return Task.CompletedTask;
        });
    }

    private static bool IsProblem(JsonTypeInfo type) => type.Type == typeof(Problem);

    private static void Describe(OpenApiSchema schema, IDictionary<string, IOpenApiSchema> properties)
    {
        schema.Description = "Something that went wrong with a workspace, in a form a person can act on.";
        foreach (var other in properties.Keys.Except(Members, StringComparer.Ordinal).ToList())
            properties.Remove(other);
    }
}
