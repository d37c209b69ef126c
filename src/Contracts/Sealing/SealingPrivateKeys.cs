using System.Security.Cryptography;
using System.Text;

namespace Messaging.Contracts;

/// <summary>The private keys that open sealed values; several while keys are being rotated.</summary>
/// <remarks>Safe for use by several threads.</remarks>
public sealed class SealingPrivateKeys : IDisposable
{
    /// <summary>The setting that names the key file or directory.</summary>
    public const string PathSetting = "Sealing:PrivateKeyPath";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, P256Key> keys;
    private readonly SealingPublicKey newest;

    private SealingPrivateKeys(List<P256Key> newestFirst)
    {
        keys = newestFirst.ToDictionary(key => SealedForm.KeyIdOf(key.Point), StringComparer.Ordinal);
        KeyIds = [.. newestFirst.Select(key => SealedForm.KeyIdOf(key.Point))];
        newest = new SealingPublicKey(newestFirst[0]);
    }

    /// <summary>The ids of the keys that are at hand, the newest first, to compare with what values are sealed to.</summary>
    public IReadOnlyList<string> KeyIds { get; }

    /// <summary>The key that <see cref="Seal"/> seals to.</summary>
    public string NewestKeyId => newest.KeyId;

    /// <summary>
    /// Reads a PEM file, or every <c>*.pem</c> file of a directory, with <c>PRIVATE KEY</c> (PKCS #8) or <c>EC PRIVATE
    /// KEY</c> (RFC 5915) blocks. Of a file the first key is the newest; of a directory the first key of the file whose name
    /// sorts last by its characters' codes, so files are named by their date: <c>2026-11-22.pem</c>.
    /// </summary>
    /// <param name="path">The value of <see cref="PathSetting"/>.</param>
    /// <exception cref="SealingKeyException">The keys cannot be used; the message says why and what to put there.</exception>
    public static SealingPrivateKeys Load(string? path) => new(SealingKeyFile.ReadPrivate(path, PathSetting));

    /// <summary>Opens a value for what it was sealed for.</summary>
    /// <param name="value">The sealed value, from anywhere.</param>
    /// <param name="context">What it is used for here.</param>
    /// <returns>The value, or why it does not open; there is no input that makes it throw.</returns>
    public OpenResult Open(SealedValue value, SealingContext context)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(context);
        if (SealedForm.Parse(value.Text) is not { } form)
            return OpenResult.Of(OpenFailure.Malformed);
        if (!keys.TryGetValue(form.KeyId, out var key))
            return OpenResult.Of(OpenFailure.UnknownKey);

        using var encapsulated = P256Key.FromPoint(form.EncapsulatedKey);
        if (encapsulated is null)
            return OpenResult.Of(OpenFailure.Malformed);

        var plaintext = Hpke.Open(key, encapsulated, SealingContext.Info, context.AssociatedData(), form.Ciphertext);
        return plaintext is null ? OpenResult.Of(OpenFailure.DoesNotOpen) : Read(plaintext);
    }

    /// <summary>Seals a value to the newest key.</summary>
    /// <param name="value">A value that <see cref="SecretValues.Check"/> found nothing wrong with.</param>
    /// <param name="context">What it is for; it opens for nothing else.</param>
    /// <exception cref="ArgumentException">The value is not one that a secret may have.</exception>
    public SealedValue Seal(SecretText value, SealingContext context) => newest.Seal(value, context);

    /// <summary>
    /// Seals what was made of a sealed value to the same key as that one: whoever could open the value can open what became of
    /// it, also while not every worker has the newest key yet.
    /// </summary>
    /// <param name="value">A value that <see cref="SecretValues.Check"/> found nothing wrong with.</param>
    /// <param name="context">What it is for; it opens for nothing else.</param>
    /// <param name="origin">The sealed value that it was made of, which opened here.</param>
    /// <exception cref="ArgumentException">The value is not one that a secret may have, or the origin's key is not at hand.</exception>
    public SealedValue SealLike(SecretText value, SealingContext context, SealedValue origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        return origin.KeyId is { } keyId && keys.TryGetValue(keyId, out var key)
            ? new SealingPublicKey(key).Seal(value, context)
            : throw new ArgumentException("sealed to a key that is not at hand", nameof(origin));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var key in keys.Values)
            key.Dispose();
    }

    private static OpenResult Read(byte[] plaintext)
    {
        try
        {
            return OpenResult.Of(new SecretText(Strict.GetString(plaintext)));
        }
        catch (DecoderFallbackException)
        {
            // Not passed on: its message quotes bytes of the value.
            return OpenResult.Of(OpenFailure.NotText);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plaintext);
        }
    }
}
