using Messaging.Worker.Infrastructure.Broker;
using Messaging.Worker.Pipeline.Quarantine;

namespace Messaging.Unit.Pipeline;

public sealed class QuarantineRulesTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(CommandQueueLimits.DeliveryLimit, true)]
    public void a_command_is_a_suspect_from_its_third_return_on(long returns, bool suspect)
        => QuarantineRules.IsQuarantined(returns).ShouldBe(suspect);

    [Theory]
    // The present attempt is counted in: 4 are 3 deaths and a beginning.
    [InlineData(3, 1, 1, false)]
    [InlineData(5, 3, 3, false)]
    [InlineData(6, 4, 4, true)]
    [InlineData(6, 9, 4, true)]
    [InlineData(20, 9, 3, false)] // it was never alone when a worker died: somebody else's doing
    [InlineData(20, 1, 1, false)] // it only waited behind the others
    [InlineData(CommandQueueLimits.DeliveryLimit - 1, 9, 3, false)]
    [InlineData(CommandQueueLimits.DeliveryLimit, 1, 1, false)] // the last delivery of one that only waited
    [InlineData(CommandQueueLimits.DeliveryLimit, 3, 0, false)]
    [InlineData(CommandQueueLimits.DeliveryLimit, 4, 0, true)] // after the next return the broker would move it away without an outcome
    [InlineData(CommandQueueLimits.DeliveryLimit + 5, 4, 4, true)]
    public void only_deaths_with_the_command_alone_in_hand_give_it_up_before_the_last_delivery(
        long returns, int begun, int alone, bool givenUp)
        => QuarantineRules.IsGivenUp(returns, new AttemptCounts(begun, alone)).ShouldBe(givenUp);
}
