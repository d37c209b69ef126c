using System.Diagnostics;
using Messaging.System.Harness;
using Npgsql;

namespace Messaging.System.Chaos;

/// <summary>Breaks parts and mends them, from outside: signals, the servers' own scripts, the broker's management API, SQL.</summary>
public sealed class FaultInjector(MessagingSystem system, ProcessSupervisor supervisor)
{
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(60); // the programs give themselves 20 s
    private static readonly TimeSpan ListedWithin = TimeSpan.FromSeconds(8);

    /// <summary>Lets a fault come, last and end.</summary>
    public async Task InflictAsync(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        await Task.Delay(fault.After); // the plan's moments, not waits for something
        await (fault.Target switch
        {
            FaultTarget.Broker => OnServerAsync(fault, "rabbitmq"),
            FaultTarget.Database => OnServerAsync(fault, "postgres"),
            FaultTarget.FirstApi => OnProgramAsync(fault, system.Apis[0]),
            FaultTarget.SecondApi => OnProgramAsync(fault, system.Apis[1]),
            FaultTarget.FirstWorker => OnProgramAsync(fault, system.Workers[0]),
            _ => OnProgramAsync(fault, system.Workers[1]),
        });
    }

    private async Task OnServerAsync(Fault fault, string server)
    {
        switch (fault.Kind)
        {
            case FaultKind.Pause:
                var pid = await (fault.Target == FaultTarget.Broker ? system.Servers.BrokerPidAsync() : system.Servers.DatabasePidAsync());
                await SleepAsync(fault, signal => Signals.SendToAllAsync(pid, signal));
                break;
            case FaultKind.Cut when fault.Target == FaultTarget.Broker:
                await system.Management.CutAsync(pid: null);
                break;
            case FaultKind.Cut:
                await EndSessionsAsync();
                break;
            default:
                await system.Servers.DoAsync(fault.Kind == FaultKind.Kill ? "kill" : "stop", server);
                await Task.Delay(fault.Lasting);
                await system.Servers.DoAsync("start", server);
                break;
        }
    }

    private async Task OnProgramAsync(Fault fault, SystemProcess process)
    {
        switch (fault.Kind)
        {
            case FaultKind.Pause:
                await SleepAsync(fault, process.SignalAsync);
                break;
            case FaultKind.Cut:
                await CutAsync(process);
                break;
            case FaultKind.CutAsleep:
                await SleepAsync(fault, async signal =>
                {
                    await process.SignalAsync(signal);
                    if (signal == "STOP")
                        await CutAsync(process);
                });
                break;
            default:
                await EndAsync(fault, process);
                break;
        }
    }

    private async Task EndAsync(Fault fault, SystemProcess process)
    {
        supervisor.Release(process);
        if (fault.Kind == FaultKind.Kill)
        {
            await process.KillAsync();
        }
        else if (process.IsRunning)
        {
            await process.SignalAsync("TERM");
            await process.ExitAsync(StopWithin);
        }

        await Task.Delay(fault.Lasting);
        supervisor.Start(process);
    }

    // However it ends, nothing is left asleep.
    private static async Task SleepAsync(Fault fault, Func<string, Task> signal)
    {
        try
        {
            await signal("STOP");
            await Task.Delay(fault.Lasting);
        }
        finally
        {
            await signal("CONT");
        }
    }

    // The broker lists a connection some time after it was made. A program that has none, because its server is away, is cut off already.
    private async Task CutAsync(SystemProcess process)
    {
        var clock = Stopwatch.StartNew();
        await Eventually.Async(
            "a connection to cut", () => system.Management.TryCutAsync(process.Pid),
            cut => cut > 0 || !process.IsRunning || clock.Elapsed > ListedWithin);
    }

    private async Task EndSessionsAsync()
    {
        await using var superuser = new NpgsqlConnection(await system.Servers.SuperuserConnectionAsync());
        try
        {
            await superuser.OpenAsync();
            await using var end = new NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1", superuser)
            {
                Parameters = { new NpgsqlParameter { Value = system.Database.WorkerUser } },
            };
            await end.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException) when (superuser.State != global::System.Data.ConnectionState.Open)
        {
            // The database is away, by the round's other fault: nobody has a session.
            return;
        }
    }
}
