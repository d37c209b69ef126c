namespace Messaging.System.Assumptions;

/// <summary>A message that says nothing of this system.</summary>
/// <param name="Text">What it says.</param>
public sealed record AssumedMessage(string Text);
