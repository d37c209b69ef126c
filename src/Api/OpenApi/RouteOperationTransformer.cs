using System.Globalization;
using System.Text.Json.Nodes;
using Messaging.Api.Access.Rules;
using Messaging.Api.Commands;
using Messaging.Api.Http.Bodies;
using Messaging.Api.Http.Parameters;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Messaging.Api.OpenApi;

/// <summary>Puts what a route declares about itself into its place in the OpenAPI document.</summary>
internal sealed class RouteOperationTransformer : IOpenApiOperationTransformer
{
    /// <inheritdoc/>
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(context);
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var rule = metadata.OfType<AccessRule>().Single();
        DescribeAccess(operation, rule, context.Document!);
        DescribeBody(operation, metadata.OfType<BodySchema>().SingleOrDefault());
        if (metadata.OfType<CommandRoute>().Any())
            DescribeCommandHeaders(operation);
        DescribeParameters(operation, context.Description.RelativePath);
        var changes = !HttpMethods.IsGet(context.Description.HttpMethod ?? "");
        DescribeErrors(operation, rule, metadata.OfType<RouteProblemCodes>().SingleOrDefault(), changes);
        return Task.CompletedTask;
    }

    private static void DescribeAccess(OpenApiOperation operation, AccessRule rule, OpenApiDocument document)
    {
        operation.Security = [];
        if (!rule.SignedIn)
            return;

        operation.Security.Add(new OpenApiSecurityRequirement
        {
            [new OpenApiSecuritySchemeReference(OpenApiSetup.BearerScheme, document)] = [.. rule.Scopes],
        });
        if (rule.Scopes.Count == 0)
            return;

        var accepted = new JsonArray([.. rule.Scopes.Select(scope => JsonValue.Create(scope))]);
        operation.AddExtension("x-required-scope", new JsonNodeExtension(JsonValue.Create(rule.Scopes[0])));
        operation.AddExtension("x-accepted-scopes", new JsonNodeExtension(accepted));
    }

    private static void DescribeParameters(OpenApiOperation operation, string? path)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
            parameter.Schema = OpenApiParameterSchemas.Of(parameter.Name, path) ?? parameter.Schema;
    }

    private static void DescribeBody(OpenApiOperation operation, BodySchema? form)
    {
        if (form is null || form.Members.Count == 0)
            return;

        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = Content("application/json", OpenApiBodySchemas.Of(form)),
        };
    }

    private static void DescribeCommandHeaders(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(Header(
            WaitPreference.Header, "wait=N: answer with the outcome if it comes within N seconds, at most 30 (RFC 7240)."));
        operation.Parameters.Add(Header(
            IdempotencyKey.Header,
            "1 to 255 visible ASCII characters, bare or quoted: the same key with the same body takes effect once."));
    }

    private static OpenApiParameter Header(string name, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
    };

    private static void DescribeErrors(OpenApiOperation operation, AccessRule rule, RouteProblemCodes? errors, bool changes)
    {
        List<string> codes = [.. errors?.Codes ?? [], ProblemCodes.RateLimited, ProblemCodes.InternalError];
        if (rule.SignedIn)
            codes.Add(ProblemCodes.Unauthenticated);
        if (rule.Scopes.Count > 0)
            codes.Add(ProblemCodes.InsufficientScope);
        if (rule.SignedIn && changes)
            codes.Add(ProblemCodes.AntiForgeryRequired);

        var statuses = codes
            .Distinct(StringComparer.Ordinal)
            .GroupBy(code => ProblemTable.KindOf(code).Status)
            .OrderBy(status => status.Key);
        operation.Responses ??= [];
        foreach (var status in statuses)
        {
            operation.Responses[status.Key.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = string.Join(", ", status),
                Content = Content("application/problem+json", OpenApiBodySchemas.Problem([.. status])),
            };
        }
    }

    private static Dictionary<string, OpenApiMediaType> Content(string mediaType, OpenApiSchema schema)
        => new(StringComparer.Ordinal) { [mediaType] = new() { Schema = schema } };
}
