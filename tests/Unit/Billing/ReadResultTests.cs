using Messaging.Worker.Features.Billing;

namespace Messaging.Unit.Billing;

public sealed class ReadResultTests
{
    [Fact]
    public void a_read_that_found_nothing_is_no_error() => ReadResult<string?>.Of(null).Error.ShouldBeNull();

    [Fact]
    public void a_failed_read_has_its_error_and_no_value()
    {
        var reading = ReadResult<string?>.Failed("the database is away");

        reading.Error.ShouldBe("the database is away");
        reading.Value.ShouldBeNull();
    }

    [Fact]
    public void what_was_never_read_counts_as_failed() => default(ReadResult<string?>).Error.ShouldNotBeNull();
}
