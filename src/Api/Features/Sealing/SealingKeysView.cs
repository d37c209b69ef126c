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
