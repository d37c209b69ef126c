using Messaging.Bench.Servers;

namespace Messaging.Bench.Measurements;

/// <summary>Seconds of processor time that each part has used so far.</summary>
/// <param name="Program">The worker, or the floor.</param>
/// <param name="Postgres">All processes of the database.</param>
/// <param name="Rabbit">The broker.</param>
/// <param name="Listener">This process.</param>
/// <param name="Machine">Everything that runs here, these and others.</param>
internal sealed record UsedTime(double Program, double Postgres, double Rabbit, double Listener, double Machine)
{
    /// <summary>What others used.</summary>
    public double Others => Machine - Program - Postgres - Rabbit - Listener;

    /// <summary>As it is now.</summary>
    public static UsedTime Now(BenchServers servers, ProgramProcess program) => new(
        ProcessUsage.Seconds(program.Pid), ProcessUsage.SecondsOfTree(servers.PostgresPid), ProcessUsage.Seconds(servers.RabbitPid),
        ProcessUsage.Seconds(Environment.ProcessId), ProcessUsage.SecondsOfMachine());

    /// <summary>What was used since an earlier moment.</summary>
    public UsedTime Since(UsedTime earlier) => new(
        Program - earlier.Program, Postgres - earlier.Postgres, Rabbit - earlier.Rabbit, Listener - earlier.Listener,
        Machine - earlier.Machine);
}
