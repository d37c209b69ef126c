namespace Messaging.Contracts;

/// <summary>
/// Something that a person is told before giving a credential away: data, so that what was shown and acknowledged can be
/// stored, and so that a changed text is a changed line.
/// </summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Text">What it says, in full sentences.</param>
/// <param name="SourceUrl">Where that was read; null where the provider is the customer's own.</param>
/// <param name="ReviewedOn">When somebody last compared the text with its source.</param>
public sealed record Notice(string Code, string Text, string? SourceUrl, DateOnly ReviewedOn);

/// <summary>The texts that people are shown about bringing their own credential.</summary>
internal static class Notices
{
    // The day on which each text was last compared with what its source says. Who changes one, or finds it unchanged, writes another.
    private static readonly DateOnly Reviewed = new(2026, 11, 22);

    /// <summary>What holds for every credential of a customer's own.</summary>
    /// <param name="provider">What people call the provider.</param>
    /// <param name="termsUrl">Its published terms; null where the customer chose an endpoint.</param>
    public static Notice OwnAccount(string provider, string? termsUrl) => new(
        "own_provider_account",
        $"This credential runs on your organization's own account with {provider}: its charges are yours, and keeping to its terms of "
        + "service is your organization's responsibility.",
        termsUrl,
        Reviewed);

    /// <summary>What holds for every subscription.</summary>
    /// <param name="provider">What people call the provider.</param>
    /// <param name="sourceUrl">What the subscription's own program says of its sign-in.</param>
    public static Notice Experimental(string provider, string sourceUrl) => new(
        "oauth_experimental",
        $"Using a {provider} subscription through an OAuth bundle is experimental: the provider can change or end it at any time without "
        + "notice. An API key is the supported way.",
        sourceUrl,
        Reviewed);

    /// <summary>Anthropic keeps subscription credentials to its own products.</summary>
    public static Notice AnthropicTerms { get; } = new(
        "oauth_terms_restricted",
        "Anthropic's published terms restrict using the credentials of a Claude subscription in other products. Make sure that your use is "
        + "permitted, or use an API key.",
        "https://code.claude.com/docs/en/legal-and-compliance",
        Reviewed);

    /// <summary>OpenAI's sign-in and subscription endpoints turn datacenters away.</summary>
    public static Notice OpenAiDatacenterBlock { get; } = new(
        "oauth_datacenter_block",
        "OpenAI's subscription path is blocked from datacenter addresses, so workspaces that run in one are likely to be refused. "
        + "Production should use an API key.",
        "https://github.com/NousResearch/hermes-agent/pull/6385",
        Reviewed);
}
