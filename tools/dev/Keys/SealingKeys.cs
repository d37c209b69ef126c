using System.Security.Cryptography;
using Messaging.Dev.Settings;

namespace Messaging.Dev.Keys;

/// <summary>
/// The steps of a rotation of a development system's sealing keys. Each of the two files has the newest key first; whoever
/// reads them does so at its next start.
/// </summary>
/// <param name="path">The directory of the keys.</param>
internal sealed class SealingKeys(string path)
{
    private string PrivateFile => Path.Combine(path, "sealing-private.pem");

    // Not read by anybody; what is sealed to a key in it is not lost yet.
    private string RetiredFile => Path.Combine(path, "sealing-retired.pem");

    private string PublicFile => Path.Combine(path, "sealing-public.pem");

    /// <summary>Puts a new key first for the worker; the Api does not know it yet. Nothing, where a rotation was begun already.</summary>
    public string Add()
    {
        var keys = KeyFile.Blocks(PrivateFile);
        if (!IsPublished(keys[0]))
            return "A new key was made before and is not in use yet: going on with it.";

        using var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        KeyFile.Write(PrivateFile, string.Join('\n', keys.Prepend(key.ExportPkcs8PrivateKeyPem())));
        return $"Made a new key, the first in {PrivateFile}.";
    }

    /// <summary>Gives the Api the public halves of all the worker's keys, the newest first: the one it seals to.</summary>
    public string Publish()
    {
        KeyFile.Write(PublicFile, string.Join('\n', KeyFile.Blocks(PrivateFile).Select(KeyFile.PublicHalf)));
        return $"The newest key is the first in {PublicFile}.";
    }

    /// <summary>Takes the older public keys from the Api.</summary>
    /// <exception cref="ToolException">The Api does not know the newest key.</exception>
    public string Withdraw()
    {
        KeyFile.Write(PublicFile, KeyFile.PublicHalf(Newest()));
        return $"The newest key is the only one in {PublicFile}.";
    }

    /// <summary>Takes the older private keys from the worker and lays them aside.</summary>
    /// <exception cref="ToolException">The Api does not know the newest key.</exception>
    public string Retire()
    {
        var newest = Newest();
        if (KeyFile.Blocks(PrivateFile).Count == 1)
            return $"The newest key is the only one in {PrivateFile} already.";

        var retired = File.Exists(RetiredFile) ? KeyFile.Blocks(RetiredFile) : [];
        KeyFile.Write(RetiredFile, string.Join('\n', KeyFile.Blocks(PrivateFile).Skip(1).Concat(retired).Distinct(StringComparer.Ordinal)));
        KeyFile.Write(PrivateFile, newest);
        return $"The newest key is the only one in {PrivateFile}; the older ones lie in {RetiredFile}.";
    }

    /// <summary>Gives the worker back what was laid aside.</summary>
    public string Restore()
    {
        var all = KeyFile.Blocks(PrivateFile).Concat(KeyFile.Blocks(RetiredFile)).Distinct(StringComparer.Ordinal);
        KeyFile.Write(PrivateFile, string.Join('\n', all));
        return $"The older keys are in {PrivateFile} again.";
    }

    private string Newest()
    {
        var newest = KeyFile.Blocks(PrivateFile)[0];
        return IsPublished(newest)
            ? newest
            : throw new ToolException("The Api does not seal to the newest key yet: run './run rotate-key' first.");
    }

    private bool IsPublished(string privateKey) => KeyFile.Blocks(PublicFile)[0] == KeyFile.PublicHalf(privateKey);
}
