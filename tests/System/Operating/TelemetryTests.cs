using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Messaging.System.Harness;

namespace Messaging.System.Operating;

/// <summary>Metrics and traces over OTLP.</summary>
[Collection(OperatedSystemCollection.Name)]
public sealed partial class TelemetryTests(OperatedSystem operated)
{
    private const string Metrics = "/v1/metrics";
    private const string Traces = "/v1/traces";
    private readonly MessagingSystem system = operated.System;
    private readonly OtlpReceiver collector = operated.Collector;

    [Fact]
    public async Task a_request_its_command_and_its_published_event_are_one_trace()
    {
        var caller = system.Caller();
        var trace = ActivityTraceId.CreateRandom();
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri("/admin/org/llm-billing-mode", UriKind.Relative))
        {
            Content = new StringContent("""{"mode":"byok"}""", Encoding.UTF8, "application/json"),
            Headers =
            {
                { "Authorization", $"Bearer {caller.Token}" },
                { "traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01" },
            },
        };

        using var answer = await caller.Http.SendAsync(request);

        ((int)answer.StatusCode).ShouldBe(202);
        var told = await system.Tap.UntilAsync(caller.Org, "the event", events => events.Count > 0);
        told[0].Envelope.GetProperty("headers").GetProperty("MT-Activity-Id").GetString()!.ShouldStartWith($"00-{trace}-");
        var id = Convert.FromHexString(trace.ToHexString());
        (string Service, string Source)[] spans =
        [
            ("messaging-api", "Microsoft.AspNetCore"),
            ("messaging-api", "MassTransit"),
            ("messaging-worker", "MassTransit"),
            ("messaging-worker", "Npgsql"),
        ];
        foreach (var (service, source) in spans)
        {
            await Eventually.Async(
                $"{source} of {service} in the trace",
                () => collector.Has(Traces, id, Encoding.UTF8.GetBytes(service), Encoding.UTF8.GetBytes(source)),
                seen => seen);
        }
    }

    [Fact]
    public async Task the_collector_is_told_every_metric_that_operations_md_names_and_no_organization()
    {
        var caller = system.Caller();
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        var page = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Directory, "docs", "operations.md"));
        var named = MetricName().Matches(page).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        // Of a fault or an operator's act, which this system has not seen.
        named.ExceptWith(["messaging.commands.not_taken", "messaging.commands.replayed"]);

        named.Count.ShouldBeGreaterThan(8);
        foreach (var name in named)
            await Eventually.Async(name, () => collector.HasText(Metrics, name), seen => seen);
        collector.HasText(Metrics, caller.Org.ToString()).ShouldBeFalse();
    }

    [Fact]
    public async Task the_collector_is_told_of_a_saved_secret_and_not_its_value()
    {
        const string value = "a-value-for-nobody-but-the-process";
        var caller = system.Caller();
        var workspace = await caller.NewWorkspaceAsync(mode: "byok");

        (await caller.PutSecretAsync(workspace, "OPENAI_API_KEY", value)).Status.ShouldBeLessThan(300);

        await Eventually.Async("the request's trace", () => collector.HasText(Traces, $"/workspaces/{workspace}/secrets"), seen => seen);
        await Eventually.Async("the outcome's metric", () => collector.HasText(Metrics, "set_workspace_secret"), seen => seen);
        collector.HasText(Traces, value).ShouldBeFalse();
        collector.HasText(Metrics, value).ShouldBeFalse();
    }

    [GeneratedRegex(
        @"messaging\.(commands|events|sealing|jobs)\.[a-z_]+(?=`)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MetricName();
}
