using Messaging.Contracts;

namespace Messaging.Unit.Contracts;

public sealed class BillingModesTests
{
    [Theory]
    [InlineData("platform_managed")]
    [InlineData("byok")]
    [InlineData("disabled")]
    public void the_three_modes_are_recognized(string mode) => BillingModes.IsRecognized(mode).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("byokk")]
    [InlineData("BYOK")]
    [InlineData(" byok")]
    [InlineData("byok\n")]
    [InlineData("Disabled")]
    public void nothing_else_is(string? mode) => BillingModes.IsRecognized(mode).ShouldBeFalse();

    [Fact]
    public void errors_name_them_in_this_order() => BillingModes.All.ShouldBe(["platform_managed", "byok", "disabled"]);
}
