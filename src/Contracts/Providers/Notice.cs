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
