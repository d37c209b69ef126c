using Messaging.ServiceDefaults;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Messaging.Unit.ServiceDefaults;

public sealed class OneLineFormatterTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    private readonly OneLineFormatter formatter;

    public OneLineFormatterTests()
        => formatter = new OneLineFormatter(
            time, [new OutageSummary("Scheduler", fault => fault is TimeoutException, "the scheduler cannot use the database")]);

    [Fact]
    public void an_event_is_a_line_in_utc()
        => Written("Messaging.Part", "it is\nso")
            .ShouldBe($"2026-11-22T12:00:00.000Z info: Messaging.Part[7] it is so{Environment.NewLine}");

    [Fact]
    public void a_fault_is_on_the_same_line()
    {
        var line = Written("Messaging.Part", "it broke", new InvalidOperationException("first\nsecond"));

        line.ShouldStartWith("2026-11-22T12:00:00.000Z info: Messaging.Part[7] it broke System.InvalidOperationException: first second");
        line.ReplaceLineEndings("\n").Count(character => character == '\n').ShouldBe(1);
    }

    [Fact]
    public void an_outage_that_is_told_again_and_again_is_one_line_until_it_has_ended()
    {
        Written("Scheduler.Store", "stack", new TimeoutException()).TrimEnd()
            .ShouldBe("2026-11-22T12:00:00.000Z info: Scheduler.Store[7] the scheduler cannot use the database (TimeoutException)");
        time.Advance(TimeSpan.FromSeconds(15));
        Written("Scheduler.Store", "stack", new TimeoutException()).ShouldBeEmpty();
        time.Advance(TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(1));
        Written("Scheduler.Store", "stack", new TimeoutException()).ShouldContain("the scheduler cannot use the database");
    }

    [Fact]
    public void another_fault_and_another_category_are_told_as_they_are()
    {
        Written("Scheduler.Store", "stack", new InvalidOperationException("broken"))
            .ShouldContain("stack System.InvalidOperationException: broken");
        Written("Messaging.Part", "late", new TimeoutException("too late")).ShouldContain("late System.TimeoutException: too late");
    }

    private string Written(string category, string message, Exception? fault = null)
    {
        using var text = new StringWriter();
        var entry = new LogEntry<string>(LogLevel.Information, category, new EventId(7), message, fault, (state, _) => state);
        formatter.Write(entry, scopeProvider: null, text);
        return text.ToString();
    }
}
