using System.Security.Cryptography;
using System.Text;

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

    /// <summary>Seals a value to this key.</summary>
    /// <exception cref="ArgumentException">The value is not one that a secret may have.</exception>
    internal SealedValue Seal(SecretText value, SealingContext context)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(context);
        if (SecretValues.Check(value, context.Name) is { } problem)
            throw new ArgumentException(problem.Error, nameof(value));

        var plaintext = Encoding.UTF8.GetBytes(value.Reveal());
        try
        {
            var (enc, ciphertext) = Hpke.Seal(Key, SealingContext.Info, context.AssociatedData(), plaintext);
            return SealedForm.Write(KeyId, enc, ciphertext);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plaintext);
        }
    }
}
