using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Messaging.Contracts;

/// <summary>
/// The hash chain of an organization's audit events. It is here so that whoever consumes the events can check them with
/// the same code that made them.
/// </summary>
/// <remarks>
/// <c>hash = SHA-256(previous_hash ‖ canonical JSON)</c>, both as UTF-8 text, the hashes in lower-case hexadecimal. The
/// canonical JSON is <see cref="CanonicalJson"/> of the event with <c>snake_case</c> names, without its members
/// <c>hash</c> and <c>previous_hash</c>. So an item of <c>GET /audit</c> is checked with
/// <c>(printf %s "$previous_hash"; jq -jcS 'del(.hash,.previous_hash)') | sha256sum</c>.
/// </remarks>
public static class AuditChain
{
    /// <summary>What the first event of an organization follows.</summary>
    public static string Genesis { get; } = new('0', 64);

    /// <summary>The canonical JSON of an event.</summary>
    public static string Canonicalize(AuditEvent auditEvent)
    {
        ArgumentNullException.ThrowIfNull(auditEvent);
        var members = JsonSerializer.SerializeToNode(auditEvent, auditEvent.GetType(), WireJson.Options)!.AsObject();
        members.Remove("hash");
        members.Remove("previous_hash");
        return CanonicalJson.Write(JsonSerializer.SerializeToElement(members, WireJson.Options));
    }

    /// <summary>The hash of an event, in lower-case hexadecimal.</summary>
    /// <param name="previousHash">The hash of the event before it, or <see cref="Genesis"/>.</param>
    /// <param name="canonicalJson">The event, canonicalized.</param>
    public static string Hash(string previousHash, string canonicalJson)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(previousHash + canonicalJson)));
}
