namespace Messaging.System.Browser;

/// <summary>
/// The tests that share <see cref="Dashboard"/>. They come alone, after all others: a browser takes what the machine has, and
/// pages have to be quick.
/// </summary>
[CollectionDefinition(Dashboard.Name, DisableParallelization = true)]
public sealed class DashboardCollection : ICollectionFixture<Dashboard>;
