using System.Net;
using Messaging.Contracts;

namespace Messaging.Unit.Api;

public sealed class CallerRateLimitTests
{
    // Of so many at once a bucket of one, which is filled ten times a second, cannot take all.
    private const int AtOnce = 50;

    [Fact]
    public async Task who_sends_too_much_is_told_so_in_a_problem_and_when_to_come_back()
    {
        await using var api = new ApiProcess { MoreSettings = { ["RateLimit:PerSecond"] = "1", ["RateLimit:Burst"] = "1" } };
        await api.InitializeAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => api.SendAsync("GET", "/nowhere", token: null)));

        var (response, body) = answers.First(answer => answer.Response.StatusCode == HttpStatusCode.TooManyRequests);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/problem+json");
        response.Content.Headers.ContentLength.ShouldNotBeNull();
        response.Headers.RetryAfter!.ToString().ShouldBe("1");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        body.GetProperty("code").GetString().ShouldBe(ProblemCodes.RateLimited);
        body.GetProperty("error").GetString().ShouldBe("too many requests; wait a second and send it again");
    }
}
