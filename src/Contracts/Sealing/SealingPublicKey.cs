namespace Messaging.Contracts;

/// <summary>A public key that values can be sealed to.</summary>
public sealed class SealingPublicKey
{
    internal SealingPublicKey(P256Key key)
    {
        Key = key;
        KeyId = SealedForm.KeyIdOf(key.Point);
    }

    /// <summary>Names the key inside sealed values: 16 lower-case hexadecimal digits, made from the key itself.</summary>
    public string KeyId { get; }

    internal P256Key Key { get; }

    /// <summary>The uncompressed point, 65 bytes: what a program needs to seal a value itself.</summary>
    public byte[] ExportPoint() => Key.Point.ToArray();
}
