using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Messaging.System.Harness;
using Messaging.System.HttpForm;

namespace Messaging.System.BadInput;

/// <summary>
/// Every route with everything that its description in the OpenAPI document rules out: refused with a problem that the document
/// knows, nothing stored, nothing told of a secret, nothing held up. A new route is tried as soon as it is described, and one that is not
/// described, or not wholly, fails.
/// </summary>
[Collection(SharedSystem.Name)]
public sealed class BadRequestTests(SharedSystem shared)
{
    private const int AtOnce = 4;

    // Of the form of no example, mask or key: it would be found wherever it went.
    private const string Secret = "n0t-t0-be-seen";

    private static readonly string[] GenericCodes = ["method_not_allowed", "not_found", "request_too_large", "unsupported_media_type"];
    private readonly MessagingSystem system = shared.System;

    public static TheoryData<string> Routes => [.. RouteRules.All.Keys];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task what_the_description_rules_out_is_refused(string name)
    {
        var route = (await DescribedRoute.AllAsync(system)).Single(known => known.Name == name);
        var caller = system.Caller().WithoutWaiting;
        var watch = await SystemWatch.BeginAsync(system);
        var faults = new BodyFaults(route, Secret);
        var right = route.HasBody ? Encoding.UTF8.GetBytes(faults.RightText) : null;
        List<BadRequest> requests = [.. new ParameterFaults(route, right).All(), .. route.IsCommand ? faults.All() : []];

        var failures = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (request, _) =>
        {
            if (WhatIsWrong(route, request, await request.SendAsync(caller)) is { } failure)
                failures.Enqueue($"{request}: {failure}");
        });

        string.Join('\n', failures.Take(20)).ShouldBeEmpty($"{failures.Count} of {requests.Count} to {name}");
        (await caller.AllAsync("/operations")).ShouldBeEmpty();
        (await caller.AuditAsync()).ShouldBeEmpty();
        (await watch.NewErrorsAsync()).ShouldBe(0u);
        await watch.NothingBrokenAsync(Secret);

        // The very next request is served, whatever came before it.
        (await new BadRequest("right", route.Method, route.Path) { Body = right, Headers = [("Prefer", "wait=30")] }.SendAsync(caller))
            .Status.ShouldBeOneOf([200, 201, 202, 204, 404], name);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task a_header_that_makes_no_sense_changes_nothing(string name)
    {
        var route = (await DescribedRoute.AllAsync(system)).Single(known => known.Name == name);
        var caller = system.Caller().WithoutWaiting;

        // A command is refused for its body, and a stream for where it is to begin: none is accepted, or opened, here.
        var request = new BadRequest("plain", route.Method, route.IsStream ? $"{route.Path}?after=x" : route.Path)
        {
            Body = route.IsCommand ? "[]"u8.ToArray() : null,
        };
        var plain = await request.SendAsync(caller);

        var failures = new List<string>();
        foreach (var header in StrangeHeaders.All)
        {
            var answer = await (request with { Headers = [header] }).SendAsync(caller);
            if (answer.Status != plain.Status)
                failures.Add($"{header}: {answer}");
        }

        string.Join('\n', failures).ShouldBeEmpty(name);
    }

    private static string? WhatIsWrong(DescribedRoute route, BadRequest request, Answer answer)
    {
        if (!request.Statuses.Contains(answer.Status))
            return $"expected {string.Join('/', request.Statuses)}: {Short(answer)}";
        if (answer.Text.Contains(Secret, StringComparison.OrdinalIgnoreCase))
            return $"the secret is in the answer: {Short(answer)}";
        if (answer.Header("content-type")?.StartsWith("application/problem+json", StringComparison.Ordinal) != true)
            return $"no problem: {answer.Header("content-type")} {Short(answer)}";

        var problem = answer.Json;
        var (code, field) = (Text(problem, "code"), Text(problem, "field"));
        if (problem.GetProperty("status").GetInt32() != answer.Status
            || string.IsNullOrWhiteSpace(Text(problem, "error"))
            || string.IsNullOrWhiteSpace(Text(problem, "title")))
            return $"not the whole problem: {Short(answer)}";
        if (!route.Codes(answer.Status).Concat(GenericCodes).Contains(code))
            return $"the document does not know {code} here: {Short(answer)}";

        return request.Fields.Count == 0 || request.Fields.Contains(field)
            ? null
            : $"expected {string.Join('/', request.Fields)} as field: {Short(answer)}";
    }

    private static string? Text(JsonElement problem, string member)
        => problem.TryGetProperty(member, out var text) ? text.GetString() : null;

    private static string Short(Answer answer) => answer.ToString() is { Length: > 500 } text ? text[..500] : answer.ToString();
}
