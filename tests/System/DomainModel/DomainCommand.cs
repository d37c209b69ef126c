namespace Messaging.System.DomainModel;

/// <summary>A command of one organization, as the model of the domain sees it: what is asked for, without ids and envelopes.</summary>
public abstract record DomainCommand
{
    public sealed record SetDefault(string? Mode) : DomainCommand;

    public sealed record SetMode(Guid Workspace, string? Mode) : DomainCommand;

    public sealed record PutSecret(Guid Workspace, string Name, string Value) : DomainCommand;

    public sealed record DeleteSecret(Guid Workspace, string Name) : DomainCommand;

    public sealed record PutOrgSecret(string Name, string Value) : DomainCommand;

    public sealed record DeleteOrgSecret(string Name) : DomainCommand;

    /// <summary>Without a key the stored credential is kept.</summary>
    public sealed record SaveModel(string Provider, string Model, string? Key) : DomainCommand;

    public sealed record RollBack(long Version) : DomainCommand;

    public sealed record Create(
        Guid Workspace, string? Model, Guid? Parent, string? Mode, string? SecretName, string? SecretValue) : DomainCommand;

    public sealed record Provision(Guid Workspace) : DomainCommand;

    public sealed record Delete(Guid Workspace) : DomainCommand;
}
