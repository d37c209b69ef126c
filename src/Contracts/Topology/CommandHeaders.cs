namespace Messaging.Contracts;

/// <summary>Headers of the product's own beside MassTransit's.</summary>
public static class CommandHeaders
{
    /// <summary>
    /// An operator asks for a command to be tried again although its operation has failed. Without it a redelivered command
    /// repeats its failure, because its organization's later commands have been carried out meanwhile. Its value says who asked for it
    /// and when, for the worker's log.
    /// </summary>
    public const string Replay = "Messaging-Replay";
}
