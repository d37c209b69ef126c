namespace Messaging.Contracts;

/// <summary>How a provider's models are recognized when they are written without its prefix.</summary>
/// <param name="Text">The whole model, or its beginning.</param>
/// <param name="IsPrefix">Whether anything may follow.</param>
/// <param name="Comparison">Whether case matters; it does, but for vendors who write their own models in several ways.</param>
public sealed record ModelPattern(string Text, bool IsPrefix, StringComparison Comparison = StringComparison.Ordinal)
{
    /// <summary>Whether a model is one of these.</summary>
    public bool Matches(string model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return IsPrefix ? model.StartsWith(Text, Comparison) : string.Equals(model, Text, Comparison);
    }
}
