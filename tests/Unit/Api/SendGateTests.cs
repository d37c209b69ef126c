using Messaging.Api.Broker;

namespace Messaging.Unit.Api;

public sealed class SendGateTests
{
    [Fact]
    public async Task a_message_that_was_given_up_does_not_leave_later()
    {
        using var gate = new SendGate();
        await gate.GiveUpAsync();

        Should.Throw<OperationCanceledException>(gate.Leave);
        gate.HasLeft.ShouldBeFalse();
        gate.GivenUpToken.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task a_message_that_is_leaving_is_not_cancelled()
    {
        using var gate = new SendGate();
        gate.Leave();
        await gate.GiveUpAsync();

        gate.HasLeft.ShouldBeTrue();
        gate.GivenUpToken.IsCancellationRequested.ShouldBeFalse();
    }
}
