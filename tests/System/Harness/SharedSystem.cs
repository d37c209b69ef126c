namespace Messaging.System.Harness;

/// <summary>The system that tests share who break nothing and stay within an organization of their own: two workers, two Apis.</summary>
public sealed class SharedSystem : IAsyncLifetime
{
    public const string Name = "the shared system";

    public MessagingSystem System { get; private set; } = null!;

    public async ValueTask InitializeAsync()
        => System = await MessagingSystem.StartAsync(new MessagingSystemOptions { Workers = 2, Apis = 2 });

    public async ValueTask DisposeAsync() => await System.DisposeAsync();
}
