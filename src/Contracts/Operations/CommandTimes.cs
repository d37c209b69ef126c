using System.Buffers.Binary;

namespace Messaging.Contracts;

/// <summary>The time in a command's id.</summary>
public static class CommandTimes
{
    private const int UuidVersionWithTime = 7;

    /// <summary>When a command was submitted, where its id holds the time (RFC 9562, version 7), in milliseconds; else null.</summary>
    public static DateTimeOffset? SubmittedAt(Guid commandId)
    {
        if (commandId.Version != UuidVersionWithTime)
            return null;

        Span<byte> bytes = stackalloc byte[16];
        commandId.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt128BigEndian(bytes) >> 80));
    }
}
