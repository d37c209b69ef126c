namespace Messaging.Worker.Pipeline.Queries;

/// <summary>A registered query, for the set-up of the bus.</summary>
/// <param name="Type">The query's record.</param>
/// <param name="Consumer">What consumes it.</param>
internal sealed record RegisteredQuery(Type Type, Type Consumer);
