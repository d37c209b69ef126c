namespace Messaging.Dev.Demo;

/// <summary>The sample: every outcome once, through the real system, on an organization of its own.</summary>
internal sealed class Sample(ApiClient client, ConsoleReport report)
{
    /// <summary>Drives the sample; the report counts what did not go as expected.</summary>
    public async Task RunAsync(Guid org, CancellationToken ct)
    {
        var steps = new SampleSteps(client, report, new AuditTrail(client));
        ConsoleReport.Heading($"The sample, on the fresh organization {org:D}");
        await new OwnKeySample(steps).RunAsync(ct);
        await new OrgModelSample(steps).RunAsync(ct);
        ConsoleReport.Heading("The audit trail");
        await steps.ShowTrailAsync(ct);
    }
}
