namespace Messaging.System.Harness;

/// <summary>Where the repository lies, found upwards from the test assembly.</summary>
public static class RepositoryRoot
{
    public static string Directory { get; } = Find();

    /// <summary>The build configuration of this test run, for example <c>Debug</c>; Api and Worker are taken from the same.</summary>
    private static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/')).Parent!.Name;

    /// <summary>What <c>./run</c> needs beside the programs, as it was built.</summary>
    public static string DevTool => Built(Path.Combine("tools", "dev"), "Dev");

    /// <summary>A program of the product as it was built, for example <c>Worker</c>.</summary>
    public static string Program(string name) => Built(Path.Combine("src", name), name);

    private static string Built(string folder, string name)
    {
        var path = Path.Combine(Directory, folder, "bin", Configuration, "net10.0", $"Messaging.{name}.dll");
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException($"{path} is not there: build {folder} in the configuration {Configuration} first.", path);
    }

    private static string Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Messaging.sln")))
                return directory.FullName;
        }

        throw new DirectoryNotFoundException($"Messaging.sln is in no directory above {AppContext.BaseDirectory}.");
    }
}
