namespace Messaging.Api.Features.Sealing;

/// <summary>All that a program needs to seal a value by itself.</summary>
/// <param name="Scheme">The standard.</param>
/// <param name="Kem">The key encapsulation, by its name in RFC 9180.</param>
/// <param name="Kdf">The key derivation.</param>
/// <param name="Aead">The cipher.</param>
/// <param name="Info">The <c>info</c> of every seal.</param>
/// <param name="AssociatedData">The associated data, with <c>{org}</c>, <c>{workspace}</c> (empty for what is the organization's own) and
/// <c>{name}</c> to be filled in.</param>
/// <param name="Names">What stands for <c>{name}</c>, by what is sealed.</param>
/// <param name="Form">The text of a sealed value, with its parts to be filled in.</param>
/// <param name="Keys">The keys, the active one first.</param>
internal sealed record SealingKeysView(
    string Scheme,
    string Kem,
    string Kdf,
    string Aead,
    string Info,
    string AssociatedData,
    SealingNamesView Names,
    string Form,
    IReadOnlyList<SealingKeyView> Keys);

/// <summary>The names that values are sealed for: one sealed for the name of one opens for no other.</summary>
/// <param name="Secret">Of a secret: its environment name, exactly as it is sent.</param>
/// <param name="OrgModelCredential">
/// Of the credential of an organization's model, whose <c>{workspace}</c> is empty: with the <c>provider</c> and the
/// <c>credential_type</c> that it is sent with.
/// </param>
internal sealed record SealingNamesView(string Secret, string OrgModelCredential);

/// <summary>A key that values can be sealed to.</summary>
/// <param name="KeyId">Goes into the sealed value.</param>
/// <param name="Active">Whether new values should be sealed to it.</param>
/// <param name="PublicKey">The uncompressed point on P-256, in unpadded base64url.</param>
/// <param name="PublicKeyPem">The same as a PEM file.</param>
internal sealed record SealingKeyView(string KeyId, bool Active, string PublicKey, string PublicKeyPem);
