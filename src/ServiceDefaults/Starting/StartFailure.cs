namespace Messaging.ServiceDefaults;

/// <summary>Why a program cannot run.</summary>
/// <param name="Sentence">What is shown to whoever starts it.</param>
/// <param name="ExitCode">One of <see cref="ExitCodes"/>.</param>
public sealed record StartFailure(string Sentence, int ExitCode);
