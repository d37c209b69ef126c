using System.Globalization;
using System.Text.Json.Nodes;
using Messaging.Api.Features.Audit;
using Messaging.Api.Features.Events;
using Messaging.Api.Http.Parameters;
using Messaging.Contracts;
using Microsoft.OpenApi;

namespace Messaging.Api.OpenApi;

/// <summary>
/// The schemas of what stands in paths, queries and headers: handlers take all of it as text and look at its form themselves.
/// </summary>
internal static class OpenApiParameterSchemas
{
    /// <summary>The schema of a parameter; null for one that nobody has described.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="path">The route's path, without the slash it begins with.</param>
    public static OpenApiSchema? Of(string? name, string? path) => name switch
    {
        "id" when path?.StartsWith("operations/", StringComparison.Ordinal) == true => Text("^[A-Za-z0-9_-]{1,60}$"),
        "id" or "workspace_id" or "org_id" => new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
        "key" => Text(SecretNames.Pattern),
        "limit" => new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Minimum = "1",
            Maximum = PagingParameters.MaxLimit.ToString(CultureInfo.InvariantCulture),
            Default = PagingParameters.DefaultLimit,
        },
        "after" or "before" or EventRoutes.ResumeHeader => Text(PagingParameters.CursorPattern),
        "type" => Text(AuditRoutes.TypePattern),
        "status" => new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = [.. OperationStatuses.All.Select(status => (JsonNode)status)],
        },
        IdempotencyKey.Header => Text("^[!-~]+$"),
        WaitPreference.Header => new OpenApiSchema { Type = JsonSchemaType.String },
        _ => null,
    };

    private static OpenApiSchema Text(string pattern) => new() { Type = JsonSchemaType.String, Pattern = pattern };
}
