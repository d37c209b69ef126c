namespace Messaging.Dev.Settings;

/// <summary>Something a person can put right; the message is the sentence that is shown, and the exit status is 1.</summary>
internal sealed class ToolException(string message, Exception? cause = null) : Exception(message, cause);
