namespace Messaging.System.DomainModel;

/// <summary>A command of one organization, as the model of the domain sees it: what is asked for, without ids and envelopes.</summary>
public abstract record OrgStep
{
    public sealed record SetDefault(string? Mode) : OrgStep;

    public sealed record SetMode(Guid Workspace, string? Mode) : OrgStep;

    public sealed record PutSecret(Guid Workspace, string Name, string Value) : OrgStep;

    public sealed record DeleteSecret(Guid Workspace, string Name) : OrgStep;

    public sealed record PutOrgSecret(string Name, string Value) : OrgStep;

    public sealed record DeleteOrgSecret(string Name) : OrgStep;

    /// <summary>Without a key the stored credential is kept.</summary>
    public sealed record SaveModel(string Provider, string Model, string? Key) : OrgStep;

    public sealed record RollBack(long Version) : OrgStep;

    public sealed record Create(
        Guid Workspace, string? Model, Guid? Parent, string? Mode, string? SecretName, string? SecretValue) : OrgStep;

    public sealed record Provision(Guid Workspace) : OrgStep;

    public sealed record Delete(Guid Workspace) : OrgStep;
}
