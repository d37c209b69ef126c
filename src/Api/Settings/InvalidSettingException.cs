namespace Messaging.Api.Settings;

/// <summary>A setting is missing or wrong. The message is the one sentence that is shown to whoever starts the process.</summary>
internal sealed class InvalidSettingException(string message) : Exception(message);
