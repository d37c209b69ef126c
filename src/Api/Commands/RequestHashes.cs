using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Messaging.Contracts;

namespace Messaging.Api.Commands;

/// <summary>
/// What is derived from a request under the signing key, so that every instance derives the same and nobody outside can
/// guess or test a value with it.
/// </summary>
internal sealed class RequestHashes(byte[] signingKey)
{
    private static ReadOnlySpan<byte> CommandPurpose => "idempotency-key/1"u8;

    private static ReadOnlySpan<byte> WorkspacePurpose => "new-workspace-id/1"u8;

    private static ReadOnlySpan<byte> FingerprintPurpose => "request-fingerprint/1"u8;

    /// <summary>The command that an <c>Idempotency-Key</c> stands for.</summary>
    /// <param name="orgId">The caller's organization.</param>
    /// <param name="route">The route's stable name.</param>
    /// <param name="key">The key, without quotes.</param>
    public Guid CommandIdOf(Guid orgId, string route, string key)
        => HashUuid.Of(Mac(CommandPurpose, orgId.ToString(), route, key));

    /// <summary>The id of the workspace that a command creates for a caller that chose none.</summary>
    public Guid WorkspaceIdOf(Guid commandId) => HashUuid.Of(Mac(WorkspacePurpose, commandId.ToString()));

    /// <summary>
    /// The fingerprint of a request. It holds the secrets that were sent, in the clear or sealed, as part of a keyed hash:
    /// two requests that differ only in a value are two requests.
    /// </summary>
    /// <param name="route">The route's stable name.</param>
    /// <param name="orgId">The organization that is acted on.</param>
    /// <param name="pathValues">The values in the path, in their order.</param>
    /// <param name="body">The body.</param>
    public string FingerprintOf(string route, Guid orgId, IEnumerable<string> pathValues, JsonElement body)
        => Base64Url.EncodeToString(Mac(FingerprintPurpose, [route, orgId.ToString(), .. pathValues, TextOf(body)]));

    private static string TextOf(JsonElement body)
    {
        try
        {
            return CanonicalJson.Write(body);
        }
        catch (FormatException)
        {
            // A number that has no canonical text here. Only an OAuth bundle, which comes from somebody else's program, can hold
            // one in a body that is accepted; that program writes it the same way again, so the raw text will do.
            return body.GetRawText();
        }
    }

    // Each part with its length before it: no two lists of parts have the same bytes.
    private byte[] Mac(ReadOnlySpan<byte> purpose, params ReadOnlySpan<string> parts)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, signingKey);
        mac.AppendData(purpose);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            mac.AppendData(length);
            mac.AppendData(bytes);
            CryptographicOperations.ZeroMemory(bytes);
        }

        return mac.GetHashAndReset();
    }
}
