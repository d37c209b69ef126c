using Messaging.Api.Access.Callers;
using Messaging.Api.Features.Events;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;

namespace Messaging.Unit.Events;

public sealed class StreamLimiterTests
{
    private static readonly Guid Org = Guid.NewGuid();
    private readonly StreamLimiter places = new();

    [Fact]
    public void a_caller_has_so_many_and_gets_another_for_one_it_gives_back()
    {
        var taken = Enumerable.Range(0, StreamLimiter.PerCaller).Select(_ => places.Take(Of("one"))).ToList();
        Refused(Of("one"));
        using var other = places.Take(Of("other"));

        taken[0].Dispose();
        taken[0].Dispose();

        using var again = places.Take(Of("one"));
        Refused(Of("one"));
    }

    [Fact]
    public void an_instance_has_so_many()
    {
        var taken = Enumerable.Range(0, StreamLimiter.PerInstance).Select(number => places.Take(Of($"caller {number}"))).ToList();
        Refused(Of("the next"));

        taken[7].Dispose();

        using var again = places.Take(Of("the next"));
    }

    private static Caller Of(string subject) => new(subject, Org, new HashSet<string>());

    private void Refused(Caller caller)
        => Should.Throw<RefusedException>(() => places.Take(caller)).Problem.Code.ShouldBe(ProblemCodes.RateLimited);
}
