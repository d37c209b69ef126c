using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.BadInput;

/// <summary>How a system was before something was sent to it, to be compared with how it is afterwards.</summary>
public sealed class SystemWatch
{
    private readonly MessagingSystem system;
    private readonly uint errors;
    private readonly IReadOnlyList<int> processes;
    private readonly Dictionary<string, long> logs;

    private SystemWatch(MessagingSystem system, uint errors)
    {
        this.system = system;
        this.errors = errors;
        processes = Running(system);
        logs = system.LogPaths.ToDictionary(path => path, path => new FileInfo(path).Length, StringComparer.Ordinal);
    }

    /// <summary>Looks at the system as it is.</summary>
    public static async Task<SystemWatch> BeginAsync(MessagingSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return new SystemWatch(system, await system.Bus.ReadyAsync(Queues.CommandErrors));
    }

    /// <summary>How many messages came to the error queue.</summary>
    public async Task<uint> NewErrorsAsync() => await system.Bus.ReadyAsync(Queues.CommandErrors) - errors;

    /// <summary>Waits until everything that was sent to queues has been taken from them.</summary>
    public async Task DrainedAsync(params IEnumerable<string> queues)
    {
        ArgumentNullException.ThrowIfNull(queues);
        foreach (var queue in queues)
            await Eventually.Async($"an empty {queue}", () => system.Bus.ReadyAsync(queue), ready => ready == 0);
    }

    /// <summary>Asserts that no program has ended, that every one serves, and that none said a secret.</summary>
    public async Task NothingBrokenAsync(string secret)
    {
        Running(system).ShouldBe(processes);
        for (var api = 0; api < system.Apis.Count; api++)
        {
            (await system.Caller(api: api).GetAsync("/workspaces")).ShouldBe(200);
            (await system.Caller(api: api).PutOrgModeAsync("byok")).ShouldBe(200);
        }

        foreach (var (path, from) in logs)
        {
            await using var log = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            log.Seek(from, SeekOrigin.Begin);
            using var reader = new StreamReader(log);
            var said = await reader.ReadToEndAsync();
            said.ShouldNotContain(secret, Case.Insensitive, path);
            said.ShouldNotContain("Unhandled", Case.Sensitive, path);
        }
    }

    private static IReadOnlyList<int> Running(MessagingSystem system)
        => [.. system.Workers.Concat(system.Apis).Where(process => process.IsRunning).Select(process => process.Pid)];
}
