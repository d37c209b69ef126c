using Messaging.Worker.Pipeline.Publishing;

namespace Messaging.Unit.Pipeline;

public sealed class PublishingOrderTests
{
    private static readonly Guid Org = Guid.NewGuid();
    private readonly PublishingOrder order = new();

    [Fact]
    public async Task an_organizations_events_are_published_in_the_order_of_the_calls()
    {
        var first = new TaskCompletionSource();
        var published = new List<int>();
        var turns = new[]
        {
            order.InTurnAsync(Org, async () =>
            {
                await first.Task;
                published.Add(1);
            }),
            order.InTurnAsync(Org, () => Publish(published, 2)),
            order.InTurnAsync(Org, () => Publish(published, 3)),
        };
        turns.ShouldAllBe(turn => !turn.IsCompleted);

        first.SetResult();
        await Task.WhenAll(turns);

        published.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task another_organization_does_not_wait()
    {
        var first = new TaskCompletionSource();
        var published = new List<int>();
        var held = order.InTurnAsync(Org, () => first.Task);

        await order.InTurnAsync(Guid.NewGuid(), () => Publish(published, 2));

        published.ShouldBe([2]);
        first.SetResult();
        await held;
    }

    [Fact]
    public async Task an_organization_with_nothing_to_publish_is_forgotten()
    {
        await order.InTurnAsync(Org, () => Task.CompletedTask);

        SpinWait.SpinUntil(() => order.Count == 0, TimeSpan.FromSeconds(30)).ShouldBeTrue();
    }

    private static Task Publish(List<int> published, int number)
    {
        published.Add(number);
        return Task.CompletedTask;
    }
}
