using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.Rotation;

/// <summary>The steps of a rotation as an operator takes them, one process restarted at a time.</summary>
/// <param name="system">The running system.</param>
public sealed class KeyRotation(MessagingSystem system)
{
    public const string NewKey = "2026-11-22";
    private static readonly TimeSpan ShutdownWithin = TimeSpan.FromSeconds(60);

    /// <summary>The id of the key that the system started with.</summary>
    public string OldKeyId { get; } = KeyIdOf(system, TestKeys.FirstSealingKey);

    /// <summary>The id of the new key, once the workers have it.</summary>
    public string NewKeyId => KeyIdOf(system, NewKey);

    /// <summary>Gives every worker the new private key beside the old one.</summary>
    public async Task GiveToWorkersAsync()
    {
        system.Keys.AddSealingKey(NewKey);
        await RestartWorkersAsync();
    }

    /// <summary>Has every Api seal to the new key.</summary>
    public async Task PublishAsync()
    {
        system.Keys.PublishSealingKey(NewKey);
        for (var api = 0; api < system.Apis.Count; api++)
        {
            await system.Apis[api].SignalAsync("TERM");
            (await system.Apis[api].ExitAsync(ShutdownWithin)).ShouldBe(0);
            system.Apis[api].Start();
            await system.ReadyAsync();
        }
    }

    /// <summary>Runs <c>Worker reseal</c> with the workers' own settings.</summary>
    public Task<(int ExitCode, string Output)> ResealAsync(params string[] more)
        => system.RunWorkerAsync(new Dictionary<string, string?>(StringComparer.Ordinal), ["reseal", .. more]);

    /// <summary>A <c>Worker reseal</c> that is not started yet, to be interrupted.</summary>
    public SystemProcess Reseal()
        => new(
            "Worker",
            Path.Combine(system.Directory, $"reseal-{Guid.NewGuid():N}.log"),
            SystemSettings.OfWorker(system, new Dictionary<string, string?>(StringComparer.Ordinal)),
            "reseal");

    /// <summary>Takes the old private key away from every worker.</summary>
    public async Task TakeOldAwayAsync()
    {
        system.Keys.RemoveSealingKey(TestKeys.FirstSealingKey);
        await RestartWorkersAsync();
    }

    private async Task RestartWorkersAsync()
    {
        for (var worker = 0; worker < system.Workers.Count; worker++)
        {
            (await system.StopWorkerAsync(worker, ShutdownWithin)).ShouldBe(0);
            await system.RestartWorkerAsync(worker);
        }
    }

    private static string KeyIdOf(MessagingSystem system, string name)
    {
        using var keys = SealingPrivateKeys.Load(Path.Combine(system.Keys.SealingPrivateDirectory, $"{name}.pem"));
        return keys.NewestKeyId;
    }
}
