namespace Messaging.System.Harness;

/// <summary>
/// The directory of this test run: logs, keys, state. Its name is in the arguments or the environment of everything that
/// the run starts, so what a broken run left behind can be told and ended.
/// </summary>
public static class RunDirectory
{
    private static volatile bool kept;

    /// <summary>Unique to the run, and found in nothing else.</summary>
    public static string Marker { get; } = $"messaging-tests-{Guid.NewGuid():N}"[..28];

    public static string Root { get; } = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), Marker)).FullName;

    /// <summary>A new directory below it.</summary>
    public static string New(string name) => Directory.CreateDirectory(Path.Combine(Root, name)).FullName;

    /// <summary>Says that somebody will want to read the logs.</summary>
    public static void Keep() => kept = true;

    /// <summary>Removes it, unless it is to be kept.</summary>
    public static void Remove()
    {
        if (!kept && Directory.Exists(Root))
            Directory.Delete(Root, recursive: true);
    }
}
