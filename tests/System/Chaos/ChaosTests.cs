using System.Globalization;
using System.Security.Cryptography;
using Messaging.System.Harness;

namespace Messaging.System.Chaos;

/// <summary>
/// The whole system under load while its parts are broken at random. <c>./test chaos --minutes n --seed s</c> runs it longer,
/// or once more with the same plan.
/// </summary>
[Collection(BreakableServers.Name)]
public sealed class ChaosTests(BreakableServers breakable)
{
    private const double ShortMinutes = 0.5;

    [Fact]
    public async Task whatever_is_broken_every_202_has_one_outcome_and_everything_is_where_the_model_of_the_domain_is()
    {
        var seed = int.Parse(Setting("CHAOS_SEED") ?? $"{RandomNumberGenerator.GetInt32(int.MaxValue)}", CultureInfo.InvariantCulture);
        var minutes = double.Parse(Setting("CHAOS_MINUTES") ?? $"{ShortMinutes}", CultureInfo.InvariantCulture);
        var report = new ChaosReport(seed, Setting("CHAOS_REPORT"));
        await using var system = await MessagingSystem.StartAsync(
            new MessagingSystemOptions { Servers = breakable.Servers, Workers = 2, Apis = 2 });

        var summary = await new ChaosRun(system, report).RunAsync(TimeSpan.FromMinutes(minutes));

        report.Say($"{summary}");
        report.Violations.ShouldBeEmpty(summary);
    }

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
