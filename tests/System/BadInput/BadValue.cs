namespace Messaging.System.BadInput;

/// <summary>A value that does not fit its schema.</summary>
/// <param name="What">What is wrong with it.</param>
/// <param name="Json">The value as JSON text.</param>
/// <param name="NamesField">Whether the refusal can say which member it was: what is no JSON at all has none.</param>
public sealed record BadValue(string What, string Json, bool NamesField = true);
