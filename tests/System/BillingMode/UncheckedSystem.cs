using Messaging.System.Harness;

namespace Messaging.System.BillingMode;

/// <summary>A system whose billing-mode columns take anything: the second line of defence is dropped to see the first.</summary>
public sealed class UncheckedSystem : IAsyncLifetime
{
    public MessagingSystem System { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        System = await MessagingSystem.StartAsync();
        // They stay dropped: the database goes with the system.
        (await System.Database.TakeAnyModeAsync()).Count.ShouldBe(2, "each of the two columns has a CHECK");
    }

    public async ValueTask DisposeAsync() => await System.DisposeAsync();
}
