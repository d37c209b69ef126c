using System.Xml.Linq;
using Messaging.System.Harness;

namespace Messaging.System.Hosting;

/// <summary>Both programs say which version they are: when they are asked, and when they start.</summary>
[Collection(SharedSystem.Name)]
public sealed class VersionTests(SharedSystem shared)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly string Version =
        XDocument.Load(Path.Combine(RepositoryRoot.Directory, "Directory.Build.props")).Descendants("Version").Single().Value;

    private readonly MessagingSystem system = shared.System;

    [Theory]
    [InlineData("Api")]
    [InlineData("Worker")]
    public async Task a_program_prints_its_version_and_needs_no_setting_for_it(string program)
    {
        await using var process = new SystemProcess(
            program,
            Path.Combine(system.Directory, $"version-{Guid.NewGuid():N}.log"),
            new Dictionary<string, string>(StringComparer.Ordinal),
            "--version");
        process.Start();

        (await process.ExitAsync(Deadline)).ShouldBe(0);
        (await process.LogAsync()).ShouldBe($"{Version}\n");
    }

    [Fact]
    public async Task a_program_that_starts_says_its_version_in_its_log()
    {
        (await system.Apis[0].LogAsync()).ShouldContain($"Messaging.Api {Version} starts");
        (await system.Workers[0].LogAsync()).ShouldContain($"Messaging.Worker {Version} starts");
    }

    [Fact]
    public async Task the_api_says_its_version_to_whoever_asks_whether_it_lives()
        => (await (system.Caller() with { Token = null }).GetAsync("/health/live"))["version"].ShouldBe(Version);
}
