namespace Messaging.Worker.Features.Billing;

/// <summary>Whether the deployment consults organization defaults (<c>Billing:OrgDefaultRung</c>).</summary>
internal enum OrgDefaultRung
{
    /// <summary>They are the second rung; the default.</summary>
    Honored,

    /// <summary>They are ignored everywhere: only a workspace's own override opens anything.</summary>
    Retired,
}
