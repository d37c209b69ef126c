namespace Messaging.System.Harness;

/// <summary>The tests that share <see cref="BreakableServers"/>, one after another.</summary>
[CollectionDefinition(BreakableServers.Name)]
public sealed class BreakableServersCollection : ICollectionFixture<BreakableServers>;
