using System.Diagnostics.CodeAnalysis;

namespace Messaging.Contracts;

/// <summary>What came of reading an OAuth bundle: the bundle, or what is wrong with the text.</summary>
public sealed record OAuthBundleResult
{
    private OAuthBundleResult(OAuthBundle? bundle, OperationProblem? problem) => (Bundle, Problem) = (bundle, problem);

    /// <summary>Whether there is a bundle.</summary>
    [MemberNotNullWhen(true, nameof(Bundle))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsRead => Bundle is not null;

    /// <summary>The bundle.</summary>
    public OAuthBundle? Bundle { get; }

    /// <summary>Why there is none.</summary>
    public OperationProblem? Problem { get; }

    internal static OAuthBundleResult Of(OAuthBundle bundle) => new(bundle, null);

    internal static OAuthBundleResult Of(OperationProblem problem) => new(null, problem);
}
