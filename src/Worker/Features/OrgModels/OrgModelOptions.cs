using Messaging.Contracts;
using Messaging.ServiceDefaults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Messaging.Worker.Features.OrgModels;

/// <summary>The deployment's settings for org models.</summary>
internal sealed class OrgModelOptions
{
    private const string OAuthDisabledSetting = "OrgModels:OAuthDisabled";

    private readonly HashSet<string> oauthDisabled;

    private OrgModelOptions(HashSet<string> oauthDisabled, bool allowLoopback)
    {
        this.oauthDisabled = oauthDisabled;
        AllowLoopback = allowLoopback;
    }

    /// <summary>Whether a base URL may name this machine; only in Development.</summary>
    public bool AllowLoopback { get; }

    /// <summary>
    /// Reads the settings. The providers whose subscriptions are disabled are a list, or one text with commas between them.
    /// </summary>
    /// <exception cref="SettingException">One has no subscription: a misspelled name must not leave a subscription enabled.</exception>
    public static OrgModelOptions From(IConfiguration configuration, IHostEnvironment environment)
    {
        var section = configuration.GetSection(OAuthDisabledSetting);
        var disabled = section.GetChildren().Select(child => child.Value).Append(section.Value)
            .SelectMany(text => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .ToHashSet(StringComparer.Ordinal);
        var subscriptions = ProviderCatalog.All
            .Where(provider => provider.Subscription is not null)
            .Select(provider => provider.Id)
            .ToList();
        return disabled.IsSubsetOf(subscriptions)
            ? new OrgModelOptions(disabled, environment.IsDevelopment())
            : throw SettingException.Wrong(
                OAuthDisabledSetting,
                $"providers whose subscriptions are not to be taken, any of {string.Join(", ", subscriptions)}");
    }

    /// <summary>The credential types of a provider that this deployment accepts.</summary>
    public IReadOnlyList<string> CredentialTypesOf(Provider provider) => oauthDisabled.Contains(provider.Id)
        ? [.. provider.CredentialTypes.Where(type => type != CredentialTypes.OAuthBundle)]
        : provider.CredentialTypes;

    /// <summary>Whether this deployment accepts and uses a provider's credential of a type.</summary>
    public bool Offers(string providerId, string credentialType)
        => ProviderCatalog.Find(providerId) is { } provider && CredentialTypesOf(provider).Contains(credentialType, StringComparer.Ordinal);
}
