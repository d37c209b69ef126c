namespace Messaging.Dev.Replay;

/// <summary>What a replay did.</summary>
/// <param name="Moved">How many commands went to which partition.</param>
/// <param name="NotMeant">How many stayed, because they were not asked for.</param>
/// <param name="Unreadable">How many stayed, because their organization cannot be read.</param>
internal sealed record ReplayResult(IReadOnlyDictionary<string, int> Moved, int NotMeant, int Unreadable);
