namespace Messaging.Api.Access.Rules;

/// <summary>Declares who may use a route.</summary>
internal static class AccessRuleExtensions
{
    /// <summary>Declares the rule of a route.</summary>
    public static TBuilder RequireAccess<TBuilder>(this TBuilder builder, AccessRule rule)
        where TBuilder : IEndpointConventionBuilder
        => builder.WithMetadata(rule);

    /// <summary>Declares the scope of a route.</summary>
    public static TBuilder RequireAccess<TBuilder>(this TBuilder builder, string scope)
        where TBuilder : IEndpointConventionBuilder
        => builder.RequireAccess(AccessRule.OneOf(scope));

    /// <summary>Stops the start when a route has no rule, or more than one: what nobody decided must not be open.</summary>
    /// <exception cref="InvalidOperationException">A route does not have exactly one rule.</exception>
    public static void CheckAccessRules(this IEndpointRouteBuilder routes)
    {
        foreach (var endpoint in routes.DataSources.SelectMany(source => source.Endpoints))
        {
            if (endpoint.Metadata.GetOrderedMetadata<AccessRule>().Count != 1)
                throw new InvalidOperationException($"The route '{endpoint.DisplayName}' must declare exactly one access rule.");
        }
    }
}
