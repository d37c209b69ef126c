using Messaging.ServiceDefaults;

namespace Messaging.Unit.ServiceDefaults;

public sealed class BoundedTextTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(BoundedText.Longest)]
    public void a_text_that_is_not_too_long_stays_as_it_is(int length)
        => BoundedText.Of(new string('x', length)).Length.ShouldBe(length);

    [Fact]
    public void of_a_longer_one_the_beginning_and_the_end_stay()
    {
        var bounded = BoundedText.Of($"it broke: {new string('x', 1 << 20)} at the bottom of the stack");

        bounded.Length.ShouldBeLessThanOrEqualTo(BoundedText.Longest);
        bounded.ShouldStartWith("it broke: xxx");
        bounded.ShouldContain("characters left out");
        bounded.ShouldEndWith("at the bottom of the stack");
    }
}
