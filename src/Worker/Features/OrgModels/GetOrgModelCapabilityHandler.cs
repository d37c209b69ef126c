using Messaging.Contracts;
using Messaging.Worker.Pipeline.Queries;
using Npgsql;

namespace Messaging.Worker.Features.OrgModels;

/// <summary>Answers with the providers, credential types and warnings of this deployment.</summary>
internal sealed class GetOrgModelCapabilityHandler(OrgModelOptions options) : IQueryHandler<GetOrgModelCapability, OrgModelCapability>
{
    /// <inheritdoc/>
    public Task<QueryAnswer<OrgModelCapability>> AnswerAsync(
        GetOrgModelCapability query, NpgsqlDataSource database, CancellationToken cancellationToken)
        => Task.FromResult<QueryAnswer<OrgModelCapability>>(new OrgModelCapability([.. ProviderCatalog.All.Select(Describe)]));

    private ProviderCapability Describe(Provider provider) => new(
        provider.Id,
        provider.Name,
        provider.RequiresBaseUrl,
        provider.BaseUrl,
        options.CredentialTypesOf(provider),
        provider.Terms,
        provider.Subscription is { } subscription
            ? new OAuthCapability(
                options.Offers(provider.Id, CredentialTypes.OAuthBundle),
                Experimental: true,
                subscription.Warning,
                subscription.Caveat,
                $"oauth-login --provider {provider.Id}")
            : null);
}
