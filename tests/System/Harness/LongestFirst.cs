using Xunit.Abstractions;

namespace Messaging.System.Harness;

/// <summary>
/// Begins with the collections that take longest, so that none of them is left over for the end, when nothing else is to be done
/// beside it. No test depends on it.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = [Browser.Dashboard.Name, BreakableServers.Name];

    /// <inheritdoc/>
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections)
        => testCollections.OrderBy(
            collection => Array.IndexOf(Longest, collection.DisplayName) is >= 0 and var place ? place : Longest.Length);
}
