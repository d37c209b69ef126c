using System.Security.Cryptography;

namespace Messaging.Dev.Keys;

/// <summary>Files of keys: for their owner alone, and never half written.</summary>
internal static class KeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a file in one step, over another where there is one.</summary>
    public static void Write(string file, string text)
    {
        // Renamed when complete: an interruption leaves no half of a key behind.
        var unfinished = file + ".new";
        File.Delete(unfinished);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly };
        using (var stream = new FileStream(unfinished, options))
        using (var writer = new StreamWriter(stream))
            writer.WriteLine(text);

        File.Move(unfinished, file, overwrite: true);
    }

    /// <summary>The PEM blocks of a file, in its order.</summary>
    /// <exception cref="Settings.ToolException">It is not there, or holds none.</exception>
    public static IReadOnlyList<string> Blocks(string file)
    {
        if (!File.Exists(file))
            throw new Settings.ToolException($"{file} is not there: run './run up' first.");

        var text = File.ReadAllText(file);
        List<string> blocks = [];
        for (var rest = text.AsSpan(); PemEncoding.TryFind(rest, out var fields); rest = rest[fields.Location.End..])
            blocks.Add(rest[fields.Location].ToString());
        return blocks.Count > 0 ? blocks : throw new Settings.ToolException($"{file} holds no PEM block.");
    }

    /// <summary>The public half (SubjectPublicKeyInfo) of a private key on an elliptic curve, whatever it is used for.</summary>
    public static string PublicHalf(string privateKey)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(privateKey);
        return key.ExportSubjectPublicKeyInfoPem();
    }
}
