namespace Messaging.Dev.Replay;

/// <summary>What a replay did.</summary>
/// <param name="Moved">How many commands went to which partition.</param>
/// <param name="Left">How many stayed, because their organization cannot be read.</param>
internal sealed record ReplayResult(IReadOnlyDictionary<string, int> Moved, int Left);
