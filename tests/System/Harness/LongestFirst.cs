using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Messaging.System.Harness.LongestFirst))]

namespace Messaging.System.Harness;

/// <summary>
/// Begins with the collections that take longest, so that none of them is left over for the end, when nothing else is to be done
/// beside it. No test depends on it.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = [Browser.Dashboard.Name, BreakableServers.Name];

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection
        => [.. testCollections.OrderBy(
            collection => Array.IndexOf(Longest, collection.TestCollectionDisplayName) is >= 0 and var place ? place : Longest.Length)];
}
