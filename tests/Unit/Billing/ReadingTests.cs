using Messaging.Worker.Billing;

namespace Messaging.Unit.Billing;

public sealed class ReadingTests
{
    [Fact]
    public void a_read_that_found_nothing_is_no_error() => Reading<string?>.Of(null).Error.ShouldBeNull();

    [Fact]
    public void a_failed_read_has_its_error_and_no_value()
    {
        var reading = Reading<string?>.Failed("the database is away");

        reading.Error.ShouldBe("the database is away");
        reading.Value.ShouldBeNull();
    }

    [Fact]
    public void what_was_never_read_counts_as_failed() => default(Reading<string?>).Error.ShouldNotBeNull();
}
