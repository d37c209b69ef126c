using Messaging.Api.Access.Callers;
using Microsoft.AspNetCore.Authorization;

namespace Messaging.Api.Access.Rules;

/// <summary>Decides an <see cref="AccessRule"/>.</summary>
internal sealed class AccessRuleHandler : AuthorizationHandler<AccessRule>
{
    /// <inheritdoc/>
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, AccessRule requirement)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(requirement);
        if (!requirement.SignedIn || (Caller.Of(context.User) is { } caller && IsAllowed(caller, requirement)))
            context.Succeed(requirement);

        return Task.CompletedTask;
    }

    private static bool IsAllowed(Caller caller, AccessRule rule) => rule.Scopes.Count == 0 || caller.May(rule.Scopes);
}
