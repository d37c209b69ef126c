using System.Globalization;
using System.Runtime.InteropServices;
using Messaging.Bench;
using Messaging.Bench.Figures;
using Messaging.Bench.Floors;
using Messaging.Bench.Measurements;
using Messaging.Bench.Servers;

if (FloorProgram.IsMeant(args))
{
    await FloorProgram.RunAsync(args[0]);
    return 0;
}

BenchOptions options;
try
{
    options = BenchOptions.Parse(args);
}
catch (FormatException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}

void End(PosixSignalContext signal)
{
    ProgramProcess.KillAll();
    Environment.Exit(130);
}

using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);

string Given(string name) => Environment.GetEnvironmentVariable(name)
    ?? throw new InvalidOperationException($"{name} is not set: run ./bench, which starts the servers first");

var commit = Given("BENCH_COMMIT");
var begun = TimeProvider.System.GetUtcNow();
var figures = await BenchRun.RunAsync(options, new BenchServers(Given("BENCH_SERVERS_DIR")), options.Source ?? Given("BENCH_ROOT"));
var head = new
{
    commit,
    begun,
    ended = TimeProvider.System.GetUtcNow(),
    subject = options.Subject,
    runs = options.Runs,
    commands = options.Commands,
    cores = Environment.ProcessorCount,
    loadBefore = Given("BENCH_LOAD"),
};
var table = string.Create(
    CultureInfo.InvariantCulture,
    $"""
    # {options.Subject}, {begun:yyyy-MM-dd HH:mm} UTC, code {commit}

    {options.Runs} run(s) on {Environment.ProcessorCount} cores; load average before: {head.loadBefore}. What each figure means:
    [benchmarks.md](../../docs/benchmarks.md).


    """) + ResultTable.Render(figures);
Console.Write(table);
var stem = string.Create(CultureInfo.InvariantCulture, $"{begun:yyyyMMdd'T'HHmmss}-{commit}");
var path = ResultFiles.Write(Path.Combine(Given("BENCH_ROOT"), "benchmarks", "results"), stem, table, head, figures);
await Console.Error.WriteLineAsync($"Written: {path}.md and .json");
return 0;
