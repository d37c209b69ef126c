using System.Globalization;
using System.Text.Json;
using Messaging.Contracts;

namespace Messaging.Dev.Demo;

/// <summary>The steps that the sample is made of: something is asked for or looked at, and compared with what should come of it.</summary>
internal sealed class SampleSteps(ApiClient client, ConsoleReport report, AuditTrail trail)
{
    private static readonly string[] AlwaysThere =
    [
        "MODEL", "WORKSPACE_ID", "MOLECULE_LLM_BILLING_MODE", "MOLECULE_LLM_BILLING_MODE_RESOLVED",
    ];

    /// <summary>Asks for something.</summary>
    /// <param name="what">What it is for.</param>
    /// <param name="method">The method.</param>
    /// <param name="path">The route.</param>
    /// <param name="body">The body, or null for none.</param>
    /// <param name="asExpected">Whether an answer is the one that should come.</param>
    /// <param name="expected">The events that it should cause.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<ApiResponse> AskAsync(
        string what, HttpMethod method, string path, object? body, Func<ApiResponse, bool> asExpected, string[] expected,
        CancellationToken ct)
    {
        var answer = await client.SendAsync(method, path, body, ct);
        var events = await trail.NewAsync(ct);
        var isRight = asExpected(answer) && expected.All(type => events.Contains(type, StringComparer.Ordinal));
        report.Step(isRight, what, answer.Status, OutcomeOf(answer), events);
        return answer;
    }

    /// <summary>
    /// Shows the names that a workspace's process really holds, which must be those that the explanation of its environment names.
    /// </summary>
    /// <param name="id">The workspace.</param>
    /// <param name="what">What should be seen.</param>
    /// <param name="present">A name that must be there.</param>
    /// <param name="absent">A name that must not be there.</param>
    /// <param name="before">The process it had before; null when it had none.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>The process, or null when there is none.</returns>
    public async Task<WorkspaceProcess?> ShowProcessAsync(
        string id, string what, string present, string absent, int? before, CancellationToken ct)
    {
        if (await WorkspaceProcess.FindAsync(id, before, ct) is not { } process)
        {
            report.Finding(asExpected: false, what, "its process was not found");
            return null;
        }

        var asExpected = AlwaysThere.Append(present).All(name => process.Names.Contains(name, StringComparer.Ordinal))
            && !process.Names.Contains(absent, StringComparer.Ordinal)
            && process.Names.SequenceEqual(await ExplainedAsync(id, ct), StringComparer.Ordinal);
        var found = string.Create(CultureInfo.InvariantCulture, $"process {process.Pid} holds {present}, not {absent}; all names:");
        report.Finding(asExpected, what, found);
        ConsoleReport.Names(process.Names);
        return process;
    }

    /// <summary>Shows all events, and that their chain holds.</summary>
    public async Task ShowTrailAsync(CancellationToken ct)
    {
        await trail.NewAsync(ct);
        ConsoleReport.Names(trail.Types);
        var answer = await client.GetAsync("/audit/verification", ct);
        var valid = answer.Status == 200 && answer.Body.GetProperty("valid").ValueKind == JsonValueKind.True;
        var count = valid ? answer.Body.GetProperty("events").GetInt64() : 0;
        report.Finding(valid && count == trail.Types.Count, "its chain", valid
            ? string.Create(CultureInfo.InvariantCulture, $"holds: {count} events, head {answer["head"]}")
            : $"does not hold: {OutcomeOf(answer)} {answer["reason"]}");
    }

    /// <summary>Whether a workspace was started, and who pays for it.</summary>
    public static bool IsOnline(ApiResponse answer, string mode)
        => answer["status"] == WorkspaceStatuses.Online && answer["resolved_mode"] == mode;

    private async Task<IEnumerable<string>> ExplainedAsync(string id, CancellationToken ct)
    {
        var answer = await client.GetAsync($"/workspaces/{id}/environment", ct);
        return answer.Status != 200
            ? []
            : answer.Body.GetProperty("entries").EnumerateArray()
                .Where(entry => entry.GetProperty("action").GetString() is "kept" or "injected")
                .Select(entry => entry.GetProperty("name").GetString()!)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal);
    }

    private static string OutcomeOf(ApiResponse answer)
        => answer["code"]
            ?? string.Join(", ", new[] { answer["canonical_model"], answer["status"], answer["resolved_mode"] }.OfType<string>());
}
