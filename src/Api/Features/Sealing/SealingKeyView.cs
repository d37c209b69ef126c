namespace Messaging.Api.Features.Sealing;

/// <summary>A key that values can be sealed to.</summary>
/// <param name="KeyId">Goes into the sealed value.</param>
/// <param name="Active">Whether new values should be sealed to it.</param>
/// <param name="PublicKey">The uncompressed point on P-256, in unpadded base64url.</param>
/// <param name="PublicKeyPem">The same as a PEM file.</param>
internal sealed record SealingKeyView(string KeyId, bool Active, string PublicKey, string PublicKeyPem);
