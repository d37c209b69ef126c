using Messaging.Api.Access.Rules;
using Messaging.Contracts;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Messaging.Api.OpenApi;

/// <summary>Registers the OpenAPI document. It is made from what the routes declare, so it cannot tell another story.</summary>
internal static class OpenApiSetup
{
    /// <summary>The name of the one security scheme.</summary>
    public const string BearerScheme = "bearer";

    /// <summary>Adds the document.</summary>
    public static void AddOpenApiDocument(this IServiceCollection services)
    {
        // The document's schemas are made with the same options that answers are written with.
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = WireJson.Options.PropertyNamingPolicy;
            json.SerializerOptions.NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict;
        });
        services.AddOpenApi("v1", options =>
        {
            options.AddDocumentTransformer(DescribeAsync);
            options.AddOperationTransformer<RouteOperationTransformer>();
            options.AddFaultSchema();
        });
    }

    /// <summary>Serves the document.</summary>
    public static void MapOpenApiDocument(this IEndpointRouteBuilder routes)
        => routes.MapOpenApi("/openapi/{documentName:regex(^v1$)}.json").RequireAccess(AccessRule.Anyone);

    private static Task DescribeAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Messaging",
            Version = "v1",
            Description = "Every error is application/problem+json with a stable code. "
                + "Commands answer 202 with an operation, or with Prefer: wait=N its outcome.",
        };

        // Where the document is served is where the routes are.
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[BearerScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "Claims sub, org (a lower-case UUID) and scope (space-separated). "
                + "A cookie session of the dashboard stands for its token; "
                + "what changes something in one also needs the page's anti-forgery token, in X-CSRF-Token.",
        };
        return Task.CompletedTask;
    }
}
