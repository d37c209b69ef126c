namespace Messaging.Dev.Demo;

/// <summary>The sample: every outcome once, through the real system, on an organization of its own.</summary>
internal sealed class Sample(Caller caller, Narrator narrator)
{
    /// <summary>Drives the sample; the narrator counts what did not go as expected.</summary>
    public async Task RunAsync(Guid org, CancellationToken ct)
    {
        var steps = new Steps(caller, narrator, new Trail(caller));
        Narrator.Heading($"The sample, on the fresh organization {org:D}");
        await new OwnKeySample(steps).RunAsync(ct);
        await new OrgModelSample(steps).RunAsync(ct);
        Narrator.Heading("The audit trail");
        await steps.ShowTrailAsync(ct);
    }
}
