using Messaging.Contracts;

namespace Messaging.Worker.Features.Billing;

/// <summary>The resolver and the secret-write gate with this deployment's settings, for everything that has to know who pays.</summary>
internal sealed class BillingPolicy(BillingOptions options)
{
    /// <summary>The mode that a workspace with this override resolves to.</summary>
    /// <param name="workspaceOverride">The workspace's stored mode, raw; null for none.</param>
    /// <param name="org">The organization's rungs, as they are stored.</param>
    public Resolution Resolve(string? workspaceOverride, OrgRungs org) => Resolve(new StoredRungs(
        ReadResult<string?>.Of(workspaceOverride), ReadResult<string?>.Of(org.DefaultMode), ReadResult<string?>.Of(org.Model)));

    /// <summary>The same from reads of which some may have failed.</summary>
    public Resolution Resolve(StoredRungs reads) => BillingModeResolver.Resolve(
        new BillingModeInputs(reads.Override, reads.OrgDefault.Then(options.OrgDefaultFor), reads.OrgModel), options.Rung);

    /// <summary>The mode that the organization itself resolves to, without a workspace.</summary>
    public Resolution ResolveOrg(OrgRungs org) => Resolve(null, org);

    /// <summary>An organization's default mode and what it leads to.</summary>
    /// <param name="resolution">What the organization itself resolves to.</param>
    public OrgBillingDefaultView Describe(Resolution resolution) => new(
        resolution.OrgDefault, options.Rung == OrgDefaultRung.Retired ? "retired" : "honored", resolution.Mode, resolution.Source);

    /// <summary>Whether the secret-write gate refuses a name for an organization's secrets.</summary>
    public Problem? CheckOrgSecret(string name, Resolution resolution) => SecretWriteGate.CheckOrg(name, resolution, options.Rung);
}
