using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(Messaging.System.Harness.TestRun))]

namespace Messaging.System.Harness;

/// <summary>
/// What the tests have in common from the first to the last: every failed one reports the ends of the logs of what ran beside it,
/// and after the last the servers that the run started are taken down, and faults of clean-ups that are no test's are reported.
/// </summary>
public sealed class TestRun : INotifyTestLifecycle, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, long> begun = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void OnTestStarting(IXunitTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        begun[test.UniqueID] = Stopwatch.GetTimestamp();
    }

    /// <summary>Called when the test has ended and its class is disposed of, which may have failed as well.</summary>
    public void OnTestFinished(IXunitTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        begun.TryRemove(test.UniqueID, out var since);
        if (TestContext.Current is not { TestState.Result: TestResult.Failed, TestOutputHelper: { } output })
            return;

        RunDirectory.Keep();
        output.WriteLine($"The files of this run stay in {RunDirectory.Root}\n{LogTails.Collect(since)}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Servers.DownAsync();
        }
        finally
        {
            RunDirectory.Remove();
        }

        CleanUpAttribute.ThrowRest();
    }
}
