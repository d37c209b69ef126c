namespace Messaging.Contracts;

/// <summary>What an operation id names.</summary>
/// <param name="Kind">The command.</param>
/// <param name="CommandId">Its id.</param>
/// <param name="WorkspaceId">The workspace it is about, or null.</param>
public sealed record OperationReference(CommandKind Kind, Guid CommandId, Guid? WorkspaceId)
{
    private const int UuidVersionWithTime = 7;

    /// <summary>When the command was submitted, where its id holds the time (RFC 9562, version 7), in milliseconds; else null.</summary>
    public DateTimeOffset? SubmittedAt => CommandId.Version == UuidVersionWithTime
        ? DateTimeOffset.FromUnixTimeMilliseconds((long)(UInt128OfId() >> 80))
        : null;

    private UInt128 UInt128OfId()
    {
        Span<byte> bytes = stackalloc byte[16];
        CommandId.TryWriteBytes(bytes, bigEndian: true, out _);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
