using Messaging.Api.Http.Navigation;
using Microsoft.AspNetCore.Routing.Matching;

namespace Messaging.Api.Pages;

/// <summary>Chooses between a page and a program's route of the same path (<see cref="PageRoute"/>).</summary>
internal sealed class PageEndpointSelector : MatcherPolicy, IEndpointSelectorPolicy
{
    // Among those that look at the request, not at the path; nothing here depends on which of them is first.
    /// <inheritdoc/>
    public override int Order => 0;

    /// <inheritdoc/>
    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(endpoint => MarkOf(endpoint) is not null);

    /// <inheritdoc/>
    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        ArgumentNullException.ThrowIfNull(candidates);
        var valid = Enumerable.Range(0, candidates.Count).Where(candidates.IsValidCandidate).ToList();
        var pages = valid.Where(index => MarkOf(candidates[index].Endpoint) is not null).ToList();
        var others = valid.Except(pages).ToList();
        var notMeant = pages.Count > 0 && PageRoute.IsAskedFor(httpContext.Request)
            ? others
            : pages.Where(page => others.Count > 0 || MarkOf(candidates[page].Endpoint)!.ForBrowsersOnly);
        foreach (var index in notMeant)
            candidates.SetValidity(index, value: false);

        return Task.CompletedTask;
    }

    private static PageRoute? MarkOf(Endpoint endpoint) => endpoint.Metadata.GetMetadata<PageRoute>();
}
