using System.Diagnostics.CodeAnalysis;

namespace Messaging.Contracts;

/// <summary>What came of reading an OAuth bundle: the bundle, or what is wrong with the text.</summary>
public sealed record OAuthBundleResult
{
    private OAuthBundleResult(OAuthBundle? bundle, Problem? problem) => (Bundle, Problem) = (bundle, problem);

    /// <summary>Whether there is a bundle.</summary>
    [MemberNotNullWhen(true, nameof(Bundle))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsRead => Bundle is not null;

    /// <summary>The bundle.</summary>
    public OAuthBundle? Bundle { get; }

    /// <summary>Why there is none.</summary>
    public Problem? Problem { get; }

    internal static OAuthBundleResult Of(OAuthBundle bundle) => new(bundle, null);

    internal static OAuthBundleResult Of(Problem problem) => new(null, problem);
}
