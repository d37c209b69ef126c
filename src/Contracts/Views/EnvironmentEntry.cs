namespace Messaging.Contracts;

/// <summary>One name of a composed environment, without its value.</summary>
/// <param name="Name">The environment name.</param>
/// <param name="Origin"><c>org_secret</c>, <c>workspace_secret</c>, <c>org_model</c>, <c>platform</c> or <c>system</c>.</param>
/// <param name="Action"><c>kept</c>, <c>stripped</c>, <c>injected</c> or <c>hidden</c>.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record EnvironmentEntry(string Name, string Origin, string Action, string Reason);
