using Messaging.System.Harness;

namespace Messaging.System.Ordering;

/// <summary>A system with one worker, which is away while commands are sent, so that it finds them waiting together.</summary>
public sealed class BacklogSystem : IAsyncLifetime
{
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(60);

    public MessagingSystem System { get; private set; } = null!;

    public async ValueTask InitializeAsync() => System = await MessagingSystem.StartAsync();

    public async ValueTask DisposeAsync() => await System.DisposeAsync();

    /// <summary>Organizations that exist.</summary>
    public async Task<List<Caller>> OrganizationsAsync(int count)
    {
        List<Caller> callers = [.. Enumerable.Range(0, count).Select(_ => System.Caller())];
        foreach (var answer in await Task.WhenAll(callers.Select(caller => caller.PutOrgModeAsync(null))))
            answer.ShouldBe(200);
        return callers;
    }

    /// <summary>Sends modes to each organization while no worker is there; returns each one's operations, in their order.</summary>
    /// <param name="callers">The organizations.</param>
    /// <param name="modes">The modes, one command each.</param>
    public async Task<List<List<string>>> SendAsync(IEnumerable<Caller> callers, IReadOnlyList<string> modes)
    {
        List<string>[] sent = [];
        await WithoutWorkerAsync(async () => sent = await Task.WhenAll(callers.Select(caller => SendAsync(caller.WithoutWaiting, modes))));
        return [.. sent];
    }

    /// <summary>Does something while no worker is there.</summary>
    public async Task WithoutWorkerAsync(Func<Task> send)
    {
        ArgumentNullException.ThrowIfNull(send);
        (await System.StopWorkerAsync(0, StopsWithin)).ShouldBe(0);
        await send();
        await System.RestartWorkerAsync(0);
    }

    private static async Task<List<string>> SendAsync(Caller caller, IReadOnlyList<string> modes)
    {
        var operations = new List<string>();
        foreach (var mode in modes)
            operations.Add((await caller.PutOrgModeAsync(mode)).ShouldBe(202)["operation_id"]!);
        return operations;
    }
}
