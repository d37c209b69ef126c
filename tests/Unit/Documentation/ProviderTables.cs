using System.Globalization;
using Messaging.Contracts;

namespace Messaging.Unit.Documentation;

/// <summary>The provider catalog.</summary>
internal static class ProviderTables
{
    /// <summary>What each provider is, accepts and is told by.</summary>
    public static string Providers() => MarkdownTable.Of(
        ["id", "name", "API key", "also accepts", "base URL", "models it is told by"],
        ProviderCatalog.All.Select(provider => (IReadOnlyList<string>)
        [
            MarkdownTable.Code(provider.Id),
            provider.Name,
            MarkdownTable.Code(provider.ApiKeyName),
            MarkdownTable.Codes(provider.AlsoAccepts),
            provider.BaseUrl is { } url ? MarkdownTable.Code(url) : $"the version's own, in {MarkdownTable.Code(provider.BaseUrlName!)}",
            string.Join(", ", provider.Models.Select(Describe).Prepend(MarkdownTable.Code(provider.Id + "/…"))),
        ]));

    /// <summary>The subscriptions: what of a bundle goes into which name.</summary>
    public static string Subscriptions() => MarkdownTable.Of(
        ["provider", "environment name", "what is put there"],
        ProviderCatalog.All.Where(provider => provider.Subscription is not null).Select(provider => (IReadOnlyList<string>)
        [
            MarkdownTable.Code(provider.Id),
            MarkdownTable.Code(provider.Subscription!.EnvironmentName),
            Describe(provider.Subscription.Form),
        ]));

    /// <summary>What people are told before they give a credential away.</summary>
    public static string Notices() => MarkdownTable.Of(
        ["provider", "credential", "code", "text", "source", "reviewed"],
        from provider in ProviderCatalog.All
        from notice in provider.NoticesFor(CredentialTypes.OAuthBundle)
        select (IReadOnlyList<string>)
        [
            MarkdownTable.Code(provider.Id),
            notice == provider.Terms ? "any" : MarkdownTable.Code(CredentialTypes.OAuthBundle),
            MarkdownTable.Code(notice.Code),
            notice.Text,
            notice.SourceUrl is { } url ? $"<{url}>" : "–",
            notice.ReviewedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ]);

    private static string Describe(ModelPattern pattern)
        => MarkdownTable.Code(pattern.IsPrefix ? pattern.Text + "…" : pattern.Text)
            + (pattern.Comparison is StringComparison.OrdinalIgnoreCase ? " in any case" : "");

    private static string Describe(OAuthForm form) => form switch
    {
        OAuthForm.AccessToken => "the access token",
        OAuthForm.CodexAuthJson => "the text of codex's `auth.json`, with all of the bundle's tokens",
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "the reference has no words for this form"),
    };
}
