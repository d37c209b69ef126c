namespace Messaging.Contracts;

/// <summary>What every command carries, whatever it asks for.</summary>
/// <remarks>
/// A command never holds a secret in the clear: secret values travel as <see cref="SealedValue"/>.
/// Commands of one organization are handled in the order in which they were accepted.
/// </remarks>
public interface ICommand
{
    /// <summary>Identifies the command; it takes effect once, however often it is delivered.</summary>
    Guid CommandId { get; }

    /// <summary>The organization the command acts on; it decides the partition the command travels in.</summary>
    Guid OrgId { get; }

    /// <summary>Who asked: the subject of the caller's token.</summary>
    string Actor { get; }

    /// <summary>When the Api took the request, UTC.</summary>
    DateTimeOffset SubmittedAt { get; }

    /// <summary>Keyed hash of the request; tells a repeat from a reuse of the same <c>Idempotency-Key</c>.</summary>
    string Fingerprint { get; }
}

/// <summary>A command about one workspace.</summary>
public interface IWorkspaceCommand : ICommand
{
    /// <summary>The workspace the command is about.</summary>
    Guid WorkspaceId { get; }
}
