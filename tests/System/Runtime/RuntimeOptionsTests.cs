using Messaging.Worker.Features.Workspaces.Runtimes;
using Messaging.Worker.Features.Workspaces.Runtimes.Processes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Messaging.SystemTests.Runtime;

public sealed class RuntimeOptionsTests
{
    [Fact]
    public void a_command_is_split_at_white_space_and_arguments_are_taken_as_they_are()
    {
        var options = Read(("Runtimes:codex:Command", " /opt/agent  run\t--fast "), ("Runtimes:codex:Arguments:0", "two words"),
            ("Runtimes:codex:Arguments:1", ""));

        options.Runtimes["codex"].Executable.ShouldBe("/opt/agent");
        options.Runtimes["codex"].Arguments.ShouldBe(["run", "--fast", "two words", ""]);
    }

    [Fact]
    public void what_is_not_configured_has_its_default()
    {
        var options = Read(("Runtime:StateDirectory", "/state"));

        (options.StopGraceSeconds, options.RescanSeconds, options.Runtimes.Count).ShouldBe((5, 15, 0));
    }

    [Fact]
    public void numbers_are_read()
    {
        var options = Read(("Runtime:StopGraceSeconds", "0.5"), ("Runtime:RescanSeconds", "2"));

        (options.StopGraceSeconds, options.RescanSeconds).ShouldBe((0.5, 2));
    }

    [Theory]
    [InlineData("Runtime:StateDirectory", "", "Runtime:StateDirectory must be the absolute path")]
    [InlineData("Runtime:StateDirectory", "state", "Runtime:StateDirectory must be the absolute path")]
    [InlineData("Runtime:StopGraceSeconds", "-1", "Runtime:StopGraceSeconds must be a number of seconds")]
    [InlineData("Runtime:StopGraceSeconds", "NaN", "Runtime:StopGraceSeconds must be a number of seconds")]
    [InlineData("Runtime:RescanSeconds", "0", "Runtime:RescanSeconds must be a number of seconds")]
    [InlineData("Runtimes:codex:Command", " ", "Runtimes:codex:Command is empty")]
    [InlineData("Runtimes:codex:Command", "./agent", "Runtimes:codex:Command must be an absolute path or a name")]
    [InlineData("Runtimes:codex:Arguments:0", "a\0b", "Runtimes:codex holds a NUL character")]
    public void a_wrong_setting_is_named(string setting, string value, string problem)
    {
        var options = Read(("Runtime:StateDirectory", "/state"), ("Runtimes:codex:Command", "agent"), (setting, value));

        new RuntimeOptionsValidator().Validate(null, options).Failures.ShouldHaveSingleItem().ShouldStartWith(problem);
    }

    [Fact]
    public void right_settings_pass()
        => new RuntimeOptionsValidator()
            .Validate(null, Read(("Runtime:StateDirectory", "/state"), ("Runtimes:codex:Command", "agent"))).Succeeded.ShouldBeTrue();

    [Fact]
    public void the_runtime_is_registered_with_its_names_sorted()
    {
        var directory = Directory.CreateTempSubdirectory("runtime-test-").FullName;
        try
        {
            using var services = new ServiceCollection().AddLogging()
                .AddProcessRuntime(
                    Configuration(("Runtime:StateDirectory", directory), ("Runtimes:hermes:Command", "b"), ("Runtimes:codex:Command", "a")))
                .BuildServiceProvider();

            services.GetRequiredService<IWorkspaceRuntime>().Runtimes.ShouldBe(["codex", "hermes"]);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public void a_wrong_setting_stops_the_start()
    {
        Should.Throw<OptionsValidationException>(() => new ServiceCollection().AddProcessRuntime(Configuration()))
            .Message.ShouldStartWith("Runtime:StateDirectory");
    }

    private static RuntimeOptions Read(params (string Key, string Value)[] settings)
    {
        var options = new RuntimeOptions();
        options.Read(Configuration(settings));
        return options;
    }

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in settings)
            values[key] = value;
        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }
}
