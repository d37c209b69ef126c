namespace Messaging.Contracts;

/// <summary>The public keys that secret values are sealed to. With them values can be sealed and none can be opened.</summary>
/// <remarks>Safe for use by several threads.</remarks>
public sealed class SealingPublicKeys : IDisposable
{
    /// <summary>The setting that names the key file.</summary>
    public const string PathSetting = "Sealing:PublicKeyPath";

    private readonly List<P256Key> keys;

    private SealingPublicKeys(List<P256Key> keys)
    {
        this.keys = keys;
        All = [.. keys.Select(key => new SealingPublicKey(key))];
    }

    /// <summary>The key that new values are sealed to: the first of the file.</summary>
    public SealingPublicKey Active => All[0];

    /// <summary>Every key that a value may be sealed to, the active one first. The others are being phased out, or in.</summary>
    public IReadOnlyList<SealingPublicKey> All { get; }

    /// <summary>Reads a PEM file of one or more <c>PUBLIC KEY</c> blocks.</summary>
    /// <param name="path">The value of <see cref="PathSetting"/>.</param>
    /// <exception cref="SealingKeyException">The file cannot be used; the message says why and what to put there.</exception>
    public static SealingPublicKeys Load(string? path) => new(SealingKeyFile.ReadPublic(path, PathSetting));

    /// <summary>Seals a value to the active key.</summary>
    /// <param name="value">A value that <see cref="SecretValues.Check"/> found nothing wrong with.</param>
    /// <param name="context">What it is for; it opens for nothing else.</param>
    /// <exception cref="ArgumentException">The value is not one that a secret may have.</exception>
    public SealedValue Seal(SecretText value, SealingContext context) => Active.Seal(value, context);

    /// <summary>
    /// What can be seen to be wrong with a value that somebody else sealed, without being able to open it: its form, or
    /// the key it is sealed to. Null when nothing can.
    /// </summary>
    public OpenFailure? Check(SealedValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (SealedForm.Parse(value.Text) is not { } form)
            return OpenFailure.Malformed;

        return All.Any(key => string.Equals(key.KeyId, form.KeyId, StringComparison.Ordinal)) ? null : OpenFailure.UnknownKey;
    }

    /// <inheritdoc/>
    public void Dispose() => keys.ForEach(key => key.Dispose());
}
