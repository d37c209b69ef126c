using FsCheck;
using FsCheck.Fluent;
using Messaging.System.Harness;

namespace Messaging.System.DomainModel;

/// <summary>
/// Whatever comes through a partition, with whatever repeats and redeliveries, the real system ends where the model does: each
/// command once, in order.
/// </summary>
public sealed class ModelLaws : IAsyncLifetime
{
    // Some 300 ms each, and seconds for one with cuts; for a longer search these are larger.
    private const int Sequences = 20;
    private const int SequencesWithCuts = 2;
    private MessagingSystem system = null!;

    public async ValueTask InitializeAsync() => system = await MessagingSystem.StartAsync(new MessagingSystemOptions { Workers = 2 });

    public async ValueTask DisposeAsync() => await system.DisposeAsync();

    [Fact]
    public void commands_repeats_and_reused_ids_end_where_the_model_of_the_domain_does()
    {
        using var stored = new StoredOrg(system);
        using var messages = new DomainCommandMessages(system);
        Holds(Deliveries.Any, Sequences);
        Holds(Deliveries.WithCuts, SequencesWithCuts);

        void Holds(Arbitrary<(int Kind, int Number)[]> deliveries, int count)
            => Prop.ForAll(deliveries, sequence => HoldsAsync(sequence, stored, messages))
                .Check(Config.QuickThrowOnFailure.WithMaxTest(count));
    }

    private async Task HoldsAsync((int Kind, int Number)[] deliveries, StoredOrg stored, DomainCommandMessages messages)
    {
        var run = new DeliveryRun(system, messages);
        await run.DeliverAsync(deliveries);

        (await stored.LedgerAsync(run.Org)).Select(row => row.OperationId).ShouldBe(run.Operations);
        await new OrgComparison(system, stored).HoldsAsync(
            run.Org, run.History, WorkspaceProcess.OfSystem(system.Directory), system.Runtimes.Starts());
    }
}
