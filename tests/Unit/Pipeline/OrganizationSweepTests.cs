using Messaging.Worker.Pipeline.Publishing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Messaging.Unit.Pipeline;

/// <summary>That nobody waits for ever behind those who come before.</summary>
public sealed class OrganizationSweepTests
{
    private readonly FakeTimeProvider time = new();
    private readonly List<Guid> organizations = [.. Enumerable.Range(0, 450).Select(_ => Guid.NewGuid()).Order()];
    private readonly List<Guid> visited = [];

    [Fact]
    public async Task one_run_visits_everybody_when_there_is_time()
    {
        (await NewRound().RunAsync(Following, Visit(TimeSpan.Zero), CancellationToken.None)).ShouldBe(organizations.Count);

        visited.ShouldBe(organizations);
    }

    [Fact]
    public async Task a_run_ends_when_it_has_taken_too_long_and_the_next_goes_on_there()
    {
        var round = NewRound();

        for (var run = 0; visited.Count < organizations.Count; run++)
        {
            await round.RunAsync(Following, Visit(TimeSpan.FromSeconds(5)), CancellationToken.None);
            visited.Count.ShouldBe(Math.Min((run + 1) * 2, organizations.Count));
        }

        visited.ShouldBe(organizations);
    }

    [Fact]
    public async Task whoever_fails_is_passed_by_and_visited_again_in_the_next_round()
    {
        var round = NewRound();
        var failing = organizations[3];
        Task<int> FailingVisit(Guid org)
        {
            visited.Add(org);
            return org == failing ? throw new InvalidOperationException("on purpose") : Task.FromResult(1);
        }

        (await round.RunAsync(Following, FailingVisit, CancellationToken.None)).ShouldBe(organizations.Count - 1);
        (await round.RunAsync(Following, FailingVisit, CancellationToken.None)).ShouldBe(organizations.Count - 1);

        visited.Count(org => org == failing).ShouldBe(2);
    }

    [Fact]
    public async Task a_run_that_is_cancelled_visits_nobody_more()
    {
        using var stopping = new CancellationTokenSource();
        async Task<int> LastVisit(Guid org)
        {
            visited.Add(org);
            await stopping.CancelAsync();
            return 1;
        }

        (await NewRound().RunAsync(Following, LastVisit, stopping.Token)).ShouldBe(1);

        visited.ShouldBe(organizations[..1]);
    }

    private OrganizationSweep<OrganizationSweepTests> NewRound() => new(time, NullLogger<OrganizationSweepTests>.Instance);

    private Task<List<Guid>> Following(Guid after, int limit, CancellationToken cancellationToken)
        => Task.FromResult(organizations.Where(org => org.CompareTo(after) > 0).Take(limit).ToList());

    private Func<Guid, Task<int>> Visit(TimeSpan taking) => org =>
    {
        visited.Add(org);
        time.Advance(taking);
        return Task.FromResult(1);
    };
}
