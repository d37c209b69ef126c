using System.Text;

namespace Messaging.Contracts;

/// <summary>
/// What a sealed value is for. It is bound into the seal as associated data, so that a value copied into another command
/// — of another organization, workspace or name — cannot be opened there.
/// </summary>
/// <param name="OrgId">The organization.</param>
/// <param name="WorkspaceId">The workspace, or null for a value of the organization itself.</param>
/// <param name="Name">The environment name.</param>
public sealed record SealingContext(Guid OrgId, Guid? WorkspaceId, string Name)
{
    /// <summary>The <c>info</c> of every seal: the product and the purpose.</summary>
    public static ReadOnlySpan<byte> Info => "messaging/secret-value/v1"u8;

    /// <summary>
    /// The associated data: <c>org:&lt;uuid&gt;\nworkspace:&lt;uuid or empty&gt;\nname:&lt;NAME&gt;</c> in UTF-8. No part can
    /// hold a line break, so two contexts never have the same bytes.
    /// </summary>
    public byte[] AssociatedData() => Encoding.UTF8.GetBytes($"org:{OrgId:D}\nworkspace:{WorkspaceId:D}\nname:{Name}");
}
