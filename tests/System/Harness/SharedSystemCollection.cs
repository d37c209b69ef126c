namespace Messaging.System.Harness;

/// <summary>The tests that share <see cref="SharedSystem"/>.</summary>
[CollectionDefinition(SharedSystem.Name)]
public sealed class SharedSystemCollection : ICollectionFixture<SharedSystem>;
