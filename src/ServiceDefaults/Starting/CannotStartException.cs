namespace Messaging.ServiceDefaults;

/// <summary>Something that the program needs, and that no setting says, does not fit it.</summary>
/// <param name="message">The one sentence that is shown to whoever starts the program; holds no secret.</param>
public sealed class CannotStartException(string message) : Exception(message);
