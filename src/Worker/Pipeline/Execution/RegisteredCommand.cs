namespace Messaging.Worker.Pipeline.Execution;

/// <summary>A registered command, for the set-up of the bus.</summary>
/// <param name="Type">The command's record.</param>
/// <param name="Consumer">What consumes it.</param>
internal sealed record RegisteredCommand(Type Type, Type Consumer);
