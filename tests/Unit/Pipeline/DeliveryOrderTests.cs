using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Messaging.Worker.Pipeline.Deliveries;

namespace Messaging.Unit.Pipeline;

public sealed class DeliveryOrderTests
{
    // Of a delivery that is never let in.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public void the_first_delivery_is_let_in_at_once()
        => new DeliveryOrder().EnterAsync(1).IsCompletedSuccessfully.ShouldBeTrue();

    [Fact]
    public async Task a_delivery_waits_for_the_one_before_it()
    {
        var order = new DeliveryOrder();
        var second = order.EnterAsync(2);
        second.IsCompleted.ShouldBeFalse();

        order.LetNextIn(1);

        await second;
    }

    [Fact]
    public async Task a_delivery_that_was_let_on_before_the_next_arrived_holds_nobody_up()
    {
        var order = new DeliveryOrder();
        order.LetNextIn(1);

        await order.EnterAsync(2);
    }

    [Fact]
    public async Task letting_the_next_in_twice_counts_once()
    {
        var order = new DeliveryOrder();
        order.LetNextIn(1);
        order.LetNextIn(1);

        await order.EnterAsync(2);
        order.EnterAsync(3).IsCompleted.ShouldBeFalse();
    }

    [Property]
    public Property deliveries_pass_in_the_order_of_their_numbers_however_they_arrive()
        => Prop.ForAll(Gen.Choose(1, 60).SelectMany(count => Gen.Shuffle(Enumerable.Range(1, count))).ToArbitrary(), async arrivals =>
        {
            var order = new DeliveryOrder();
            var passed = new List<int>();
            await Task.WhenAll(arrivals.Select(number => PassAsync(order, number, passed))).WaitAsync(Deadline);
            return passed.SequenceEqual(Enumerable.Range(1, arrivals.Length));
        });

    private static async Task PassAsync(DeliveryOrder order, int number, List<int> passed)
    {
        await order.EnterAsync((ulong)number);
        lock (passed)
            passed.Add(number);
        order.LetNextIn((ulong)number);
    }
}
