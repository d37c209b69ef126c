using Messaging.OAuthLogin.Flows;

namespace Messaging.OAuthLogin.Output;

/// <summary>
/// A file for a secret: its owner's alone, there whole or not at all, and never written through a symbolic link. It is
/// written beside its place and moved there; that this can be done is found out before anybody signs in.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string path;
    private readonly bool force;
    private readonly string unfinished;
    private readonly FileStream stream;

    private OutputFile(string path, bool force, string unfinished, FileStream stream)
    {
        this.path = path;
        this.force = force;
        this.unfinished = unfinished;
        this.stream = stream;
    }

    /// <summary>Makes ready to write a file.</summary>
    /// <param name="path">Where.</param>
    /// <param name="force">Whether what is there may be replaced; of a symbolic link that is the link, not what it leads to.</param>
    /// <exception cref="LoginException">It cannot be written, or something is there already.</exception>
    public static OutputFile Reserve(string path, bool force)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full) && new DirectoryInfo(full).LinkTarget is null)
            throw new LoginException($"--out names {path}, which is a directory.");
        if (!force && IsThere(full))
            throw new LoginException($"--out names {path}, which is there already: choose another name, or add --force to replace it.");

        try
        {
            var beside = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{RandomText.Create()}.new");
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly };
            var file = new FileStream(beside, options);
            return new OutputFile(full, force, beside, file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, problem);
        }
    }

    /// <summary>Writes the file.</summary>
    /// <exception cref="LoginException">It could not be written; nothing is there that was not there before.</exception>
    public void Write(ReadOnlySpan<byte> contents)
    {
        try
        {
            stream.Write(contents);
            stream.Flush(flushToDisk: true);
            // Without force a link, link(2), which fails where anything is; with it rename(2), which replaces a name. Neither follows one.
            File.Move(unfinished, path, overwrite: force);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, problem);
        }
    }

    /// <summary>Leaves nothing behind that was not written to its end.</summary>
    public void Dispose()
    {
        stream.Dispose();
        File.Delete(unfinished);
    }

    private static bool IsThere(string full) => File.Exists(full) || Directory.Exists(full) || new FileInfo(full).LinkTarget is not null;

    private static LoginException Unwritable(string path, Exception cause)
        => new(
            $"--out names {path}, which cannot be written there ({cause.GetType().Name}): "
            + "see that its directory is there and yours, and that nothing has the name.",
            cause);
}
