namespace Messaging.System.Browser;

/// <summary>The tests that share <see cref="Dashboard"/>.</summary>
[CollectionDefinition(Dashboard.Name)]
public sealed class DashboardCollection : ICollectionFixture<Dashboard>;
