namespace Messaging.ServiceDefaults;

/// <summary>
/// What a library tells at every attempt while a server is away, each time with the whole stack: one line stands for all of it.
/// </summary>
/// <param name="Category">What the category of its events begins with.</param>
/// <param name="IsOutage">Whether a fault is one of a server that is away.</param>
/// <param name="Sentence">What is said instead, once an outage.</param>
public sealed record OutageSummary(string Category, Func<Exception, bool> IsOutage, string Sentence);
