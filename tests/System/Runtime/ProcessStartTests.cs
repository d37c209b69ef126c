using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using Messaging.Worker.Features.Workspaces.Runtimes;
using Messaging.Worker.Features.Workspaces.Runtimes.Processes;

namespace Messaging.SystemTests.Runtime;

[SupportedOSPlatform("linux")]
public sealed class ProcessStartTests : RuntimeRig
{
    [Fact]
    public async Task a_process_has_exactly_the_composed_environment()
    {
        var provision = Provision(more:
        [
            ("WORKSPACE_ID", "7d9c"), ("LINES_", "one\ntwo\r\n\n"), ("QUOTES", "\"'`$(id) \\ $HOME ${X} %s"), ("UTF8", "Grüße 世界 🚀"),
            ("LONG", new string('x', 65536)), ("BLANK", " "), ("EQUALS", "a=b==c="), ("CONTROL", "\u0001\u001b[0m\t"), ("_", "underscore"),
            ("EMPTY", ""),
        ]);

        var started = await Worker().StartAsync(provision, default);

        var actual = await File.ReadAllBytesAsync($"/proc/{started.Pid}/environ");
        Encoding.UTF8.GetString(actual).Split('\0', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)
            .ShouldBe(provision.Environment.Select(variable => $"{variable.Key}={variable.Value.Reveal()}").Order(StringComparer.Ordinal));
        actual.Length.ShouldBe(
            provision.Environment.Sum(variable => Encoding.UTF8.GetByteCount($"{variable.Key}={variable.Value.Reveal()}") + 1));
    }

    [Fact]
    public async Task names_that_interpreters_heed_pass_through_like_any_other()
    {
        (string, string)[] names =
        [
            ("PERL5OPT", "-Mnowhere"), ("PERL5LIB", "/x"), ("PWD", "/odd"), ("SHLVL", "41"), ("IFS", "x"), ("OPTIND", "9"),
            ("LD_DEBUG_OUTPUT", "/x"), ("LC_ALL", "xx_XX"), ("TZ", "Nowhere"),
        ];
        var provision = Provision(more: names);

        var started = await Worker().StartAsync(provision, default);

        (await EnvironmentOf(started)).ShouldBe(
            provision.Environment.Select(variable => $"{variable.Key}={variable.Value.Reveal()}"), ignoreOrder: true);
    }

    [Fact]
    public async Task an_empty_environment_stays_empty()
    {
        var provision = Provision() with { Environment = new Dictionary<string, Contracts.SecretText>(StringComparer.Ordinal) };
        var worker = Worker();
        try
        {
            (await EnvironmentOf(await worker.StartAsync(provision, default))).ShouldBeEmpty();
        }
        finally
        {
            await worker.StopAsync(provision.ProvisionId, default);
        }
    }

    [Fact]
    public async Task a_process_inherits_no_descriptor_directory_signal_or_session()
    {
        // Open without close-on-exec, as a lock is that a starting script holds.
        using var inheritable = new FileStream(Path.Combine(Scratch, "lock"), FileMode.Create, FileAccess.Write, FileShare.Inheritable);

        var started = await Worker().StartAsync(Provision(), default);

        var process = $"/proc/{started.Pid}";
        Directory.GetFiles($"{process}/fd")
            .Select(descriptor => (Path.GetFileName(descriptor), File.ResolveLinkTarget(descriptor, false)!.FullName))
            .ShouldBe([("0", "/dev/null"), ("1", "/dev/null"), ("2", "/dev/null")], ignoreOrder: true);
        Directory.ResolveLinkTarget($"{process}/cwd", false)!.FullName.ShouldBe("/");
        ProcessStatus.Read(started.Pid!.Value)!.Group.ShouldBe(started.Pid.Value);
        (await File.ReadAllLinesAsync($"{process}/status"))
            .Where(line => line.StartsWith("SigIgn", StringComparison.Ordinal) || line.StartsWith("SigBlk", StringComparison.Ordinal))
            .ShouldAllBe(line => line.EndsWith("0000000000000000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task only_the_process_itself_holds_the_environment()
    {
        var provision = Provision(more: ("SECRET", "marked-value-5512"));

        var started = await Worker().StartAsync(provision, default);

        MarkedProcesses().ShouldBe([started.Pid!.Value]);
        (await File.ReadAllBytesAsync($"/proc/{ShimOf(provision.ProvisionId)}/environ")).ShouldBeEmpty();
        Directory.GetFiles(StateDirectory).ShouldAllBe(file => !File.ReadAllText(file).Contains("marked-value"));
        (await File.ReadAllTextAsync($"/proc/{ShimOf(provision.ProvisionId)}/cmdline")).ShouldNotContain("marked-value");
    }

    [Fact]
    public async Task a_repeated_start_returns_the_first_process()
    {
        var provision = Provision();

        var first = await Worker().StartAsync(provision, default);
        var second = await Worker().StartAsync(provision, default);

        second.ShouldBe(first);
        first.State.ShouldBe(StartedState.Running);
        MarkedProcesses().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task concurrent_starts_by_two_workers_start_one_process()
    {
        var provision = Provision();
        ProcessWorkspaceRuntime[] workers = [Worker(), Worker()];

        var all = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(index => Task.Run(() => workers[index % 2].StartAsync(provision, default))));

        all.Distinct().ShouldHaveSingleItem().Pid.ShouldBe(MarkedProcesses().ShouldHaveSingleItem());
        await Until(() => Shims().Length == 1);
    }

    [Fact]
    public async Task concurrent_shims_start_one_process()
    {
        var provision = Provision();
        var input = InputOf(provision);

        var shims = Enumerable.Range(0, 8).Select(_ => ShimByHand(provision.ProvisionId, input)).ToList();

        foreach (var shim in shims)
            (await shim.StandardError.ReadToEndAsync()).ShouldBeEmpty();
        (await Worker().StartAsync(provision, default)).Pid.ShouldBe(MarkedProcesses().ShouldHaveSingleItem());
        shims.ForEach(shim => shim.Dispose());
    }

    [Fact]
    public async Task an_input_that_broke_off_starts_nothing_and_a_later_start_does()
    {
        var provision = Provision(more: ("LAST", "x"));
        var input = InputOf(provision);
        int[] lengths = [0, 1, 5, input.Length / 2, input.Length - 7, input.Length - 1];
        foreach (var length in lengths)
        {
            using var shim = ShimByHand(provision.ProvisionId, input.AsSpan(0, length));
            (await shim.StandardError.ReadToEndAsync()).ShouldBe("the input broke off; nothing was started\n", $"after {length} bytes");
        }

        Directory.GetFiles(StateDirectory).ShouldBeEmpty();
        (await Worker().StartAsync(provision, default)).State.ShouldBe(StartedState.Running);
    }

    [Fact]
    public async Task an_input_that_goes_on_after_its_end_starts_nothing()
    {
        var provision = Provision();

        using var shim = ShimByHand(provision.ProvisionId, [.. InputOf(provision), .. "MORE=1\0"u8]);

        (await shim.StandardError.ReadToEndAsync()).ShouldContain("nothing was started");
        Directory.GetFiles(StateDirectory).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_process_outlives_its_starter_and_is_found_again()
    {
        var provision = Provision();
        var input = Path.Combine(Scratch, "input");
        await File.WriteAllBytesAsync(input, InputOf(provision));
        var shim = Path.Combine(AppContext.BaseDirectory, "workspace-shim.pl");
        // The starter is killed as soon as the shim is on its way, together with its process group.
        const string Script = "/usr/bin/perl -f \"$0\" \"$1\" \"$2\" < \"$3\" & "
            + "while ! [ -e \"$1/$2.claim\" ]; do :; done; kill -TERM 0; kill -9 $$";
        string[] arguments = ["sh", "-c", Script, shim, StateDirectory, provision.ProvisionId.ToString(), input];
        using var starter = Process.Start(new ProcessStartInfo("setsid", arguments))!;
        await starter.WaitForExitAsync();

        var found = await Worker().StartAsync(provision, default);

        found.State.ShouldBe(StartedState.Running);
        MarkedProcesses().ShouldBe([found.Pid!.Value]);
        Runs(ShimOf(provision.ProvisionId)).ShouldBeTrue();
    }

    [Fact]
    public async Task a_process_that_has_ended_is_not_started_again()
    {
        var provision = Provision();
        var runs = Path.Combine(Scratch, "runs");
        var worker = Shell($"echo once >> {runs}");
        await worker.StartAsync(provision, default);
        await ExitOf(worker, provision.ProvisionId);

        (await worker.StartAsync(provision, default)).ShouldBe(new StartedProcess(StartedState.Ended));

        (await File.ReadAllLinesAsync(runs)).ShouldBe(["once"]);
    }

    [Fact]
    public async Task the_parents_of_ended_processes_are_reaped()
    {
        var provision = Provision();
        var worker = Shell("exit 0");
        await worker.StartAsync(provision, default);
        var shim = ShimOf(provision.ProvisionId);

        await ExitOf(worker, provision.ProvisionId);

        await Until(() => ProcessStatus.Read(shim) is null);
    }

    [Fact]
    public void the_state_directory_is_for_its_owner_only()
    {
        const UnixFileMode OfItsOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        File.SetUnixFileMode(StateDirectory, OfItsOwner | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute);

        Worker();

        File.GetUnixFileMode(StateDirectory).ShouldBe(OfItsOwner);
    }

    private static byte[] InputOf(ProvisionStart provision) => ShimInput.Encode(["/bin/sleep", "infinity"], provision.Environment);

    private static async Task<string[]> EnvironmentOf(StartedProcess started)
        => (await File.ReadAllTextAsync($"/proc/{started.Pid}/environ")).Split('\0', StringSplitOptions.RemoveEmptyEntries);
}
