using System.Diagnostics;

namespace Messaging.System.Harness;

/// <summary>Waits on a condition with a deadline: the only way in which these tests wait.</summary>
public static class Eventually
{
    private static readonly TimeSpan Default = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    /// <summary>Observes until the condition holds and gives that observation.</summary>
    /// <exception cref="TimeoutException">It did not in time; says what was seen last.</exception>
    public static async Task<T> Async<T>(string what, Func<Task<T>> observe, Func<T, bool> holds, TimeSpan? deadline = null)
    {
        ArgumentNullException.ThrowIfNull(observe);
        ArgumentNullException.ThrowIfNull(holds);
        var limit = deadline ?? Default;
        var clock = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(ShortestPause);
        while (true)
        {
            var seen = await observe();
            if (holds(seen))
                return seen;
            if (clock.Elapsed > limit)
                throw new TimeoutException($"Waited {limit.TotalSeconds:0} s for: {what}. Last seen: {Show(seen)}");
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);

            // What takes long is asked for more rarely: looking must not keep the machine from what is waited for.
            timer.Period = TimeSpan.FromTicks(Math.Clamp(clock.Elapsed.Ticks / 10, ShortestPause.Ticks, LongestPause.Ticks));
        }
    }

    /// <summary>The same for what can be observed without waiting.</summary>
    public static Task<T> Async<T>(string what, Func<T> observe, Func<T, bool> holds, TimeSpan? deadline = null)
        => Async(what, () => Task.FromResult(observe()), holds, deadline);

    private static string Show(object? seen) => seen switch
    {
        null => "nothing",
        string text => text,
        global::System.Collections.IEnumerable many => $"[{string.Join(", ", many.Cast<object?>())}]",
        _ => seen.ToString() ?? "",
    };
}
