using System.Buffers.Text;
using System.Security.Cryptography;

namespace Messaging.Contracts;

/// <summary>
/// Operation ids that prove themselves: an instance that has just started can tell an id that was issued but not yet
/// processed from one that never was, without asking anybody.
/// </summary>
/// <remarks>
/// An id is <c>base64url(kind ‖ command id ‖ [workspace id] ‖ tag)</c>, where the tag is the first 12 bytes of an
/// HMAC-SHA-256 over all of it and the organization. It is a pure function of the command, so Api and worker name the same
/// operation without exchanging it, and an id is worth nothing to another organization.
/// </remarks>
public sealed class OperationIds
{
    private const int GuidBytes = 16;
    private const int TagBytes = 12; // 96 bits: forging one takes 2^95 guesses against a rate-limited route.
    private const byte WorkspaceFlag = 0x80;
    private static ReadOnlySpan<byte> Purpose => "operation-id/1"u8;

    private readonly byte[] key;

    /// <summary>Ids under a signing key.</summary>
    /// <param name="signingKey">At least 32 bytes, the same for Api and worker.</param>
    /// <exception cref="ArgumentException">The key is too short.</exception>
    public OperationIds(ReadOnlySpan<byte> signingKey)
    {
        if (signingKey.Length < 32)
            throw new ArgumentException("The operation signing key must have at least 32 bytes.", nameof(signingKey));

        key = signingKey.ToArray();
    }

    /// <summary>The id of a command's operation.</summary>
    public string For(ICommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var workspaceId = (command as IWorkspaceCommand)?.WorkspaceId;
        return For(CommandKinds.Of(command), command.OrgId, command.CommandId, workspaceId);
    }

    /// <summary>The id of an operation.</summary>
    public string For(CommandKind kind, Guid orgId, Guid commandId, Guid? workspaceId)
    {
        var body = new byte[1 + GuidBytes + (workspaceId is null ? 0 : GuidBytes) + TagBytes];
        body[0] = (byte)((byte)kind | (workspaceId is null ? 0 : WorkspaceFlag));
        commandId.TryWriteBytes(body.AsSpan(1), bigEndian: true, out _);
        workspaceId?.TryWriteBytes(body.AsSpan(1 + GuidBytes), bigEndian: true, out _);
        Tag(body.AsSpan(0, body.Length - TagBytes), orgId, body.AsSpan(body.Length - TagBytes));
        return Base64Url.EncodeToString(body);
    }

    /// <summary>Reads an id that was issued to an organization.</summary>
    /// <returns>What the id names; null when it was never issued, or not to this organization.</returns>
    public OperationReference? Read(string operationId, Guid orgId)
    {
        if (Parse(operationId) is not { } body)
            return null;

        Span<byte> expected = stackalloc byte[TagBytes];
        Tag(body.AsSpan(0, body.Length - TagBytes), orgId, expected);
        return CryptographicOperations.FixedTimeEquals(expected, body.AsSpan(body.Length - TagBytes)) ? Refer(body) : null;
    }

    /// <summary>
    /// The workspace an id claims to be about, without checking the claim: where to look for the organization that the id
    /// can then be checked against. Null when it names none.
    /// </summary>
    public static Guid? ClaimedWorkspace(string operationId) => Parse(operationId) is { } body ? Refer(body).WorkspaceId : null;

    private static byte[]? Parse(string operationId)
    {
        // The longest id has 60 characters; a longer text is not looked at.
        if (string.IsNullOrEmpty(operationId) || operationId.Length > 60 || !Base64Url.IsValid(operationId, out var length))
            return null;

        var body = new byte[length];
        if (!Base64Url.TryDecodeFromChars(operationId, body, out var written) || written != length)
            return null;

        var hasWorkspace = length > 0 && (body[0] & WorkspaceFlag) != 0;
        return length == 1 + GuidBytes + (hasWorkspace ? GuidBytes : 0) + TagBytes
            && (CommandKind)(body[0] & ~WorkspaceFlag) is not CommandKind.None and var kind
            && Enum.IsDefined(kind)
            && string.Equals(Base64Url.EncodeToString(body), operationId, StringComparison.Ordinal)
            ? body
            : null;
    }

    private static OperationReference Refer(byte[] body) => new(
        (CommandKind)(body[0] & ~WorkspaceFlag),
        new Guid(body.AsSpan(1, GuidBytes), bigEndian: true),
        (body[0] & WorkspaceFlag) == 0 ? null : new Guid(body.AsSpan(1 + GuidBytes, GuidBytes), bigEndian: true));

    private void Tag(ReadOnlySpan<byte> body, Guid orgId, Span<byte> tag)
    {
        Span<byte> org = stackalloc byte[GuidBytes];
        orgId.TryWriteBytes(org, bigEndian: true, out _);

        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        mac.AppendData(Purpose);
        mac.AppendData(org);
        mac.AppendData(body);
        Span<byte> full = stackalloc byte[32];
        mac.GetHashAndReset(full);
        full[..TagBytes].CopyTo(tag);
    }
}
