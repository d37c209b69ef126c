using System.Collections.Concurrent;
using System.Reflection;
using Xunit.v3;

[assembly: Messaging.System.Harness.CleanUp]

namespace Messaging.System.Harness;

/// <summary>
/// What went wrong while a test cleaned up: it fails the test beside whatever else has, where an exception out of a
/// <c>DisposeAsync</c> would take the place of the test's own.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class CleanUpAttribute : BeforeAfterTestAttribute
{
    private const string NoTest = "";
    private static readonly ConcurrentQueue<(string Test, Exception Fault)> Faults = [];

    /// <summary>Does a part of a clean-up, and remembers its fault for the report of its test, or of the run where it has none.</summary>
    /// <param name="what">What is cleaned up.</param>
    /// <param name="part">Does it.</param>
    public static async Task RunAsync(string what, Func<Task> part)
    {
        ArgumentNullException.ThrowIfNull(part);
        try
        {
            await part();
        }
        catch (Exception fault)
        {
            var test = TestContext.Current.Test?.UniqueID ?? NoTest;
            Faults.Enqueue((test, new InvalidOperationException($"{what} could not be cleaned up: {fault.Message}", fault)));
        }
    }

    /// <summary>Reports what no test has reported: the faults of fixtures, and of classes that were disposed of after their test.</summary>
    /// <exception cref="AggregateException">There are some.</exception>
    public static void ThrowRest() => Throw(_ => true);

    /// <inheritdoc/>
    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        Throw(name => name == test.UniqueID);
    }

    private static void Throw(Predicate<string> isReported)
    {
        var reported = new List<Exception>();
        for (var count = Faults.Count; count > 0 && Faults.TryDequeue(out var one); count--)
        {
            if (isReported(one.Test))
                reported.Add(one.Fault);
            else
                Faults.Enqueue(one);
        }

        if (reported.Count > 0)
            throw new AggregateException(reported);
    }
}
