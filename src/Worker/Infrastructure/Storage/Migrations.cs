using System.Reflection;
using System.Text.RegularExpressions;

namespace Messaging.Worker.Infrastructure.Storage;

/// <summary>The migrations, embedded in the assembly so that a program always has those of its own version.</summary>
internal static partial class Migrations
{
    /// <summary>All migrations in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = Load();

    /// <summary>The SQL that grants the rights of the worker's role.</summary>
    public static string WorkerRights { get; } = Read("Messaging.Worker.Infrastructure.Storage.WorkerRights.sql");

    private static List<Migration> Load() =>
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Select(name => UpScript().Match(name))
            .Where(match => match.Success)
            .Select(match => new Migration(
                match.Groups["version"].Value,
                match.Groups["name"].Value,
                Read(match.Value),
                Read(match.Value.Replace(".up.sql", ".down.sql", StringComparison.Ordinal))))
            .OrderBy(migration => migration.Version, StringComparer.Ordinal),
    ];

    private static string Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the script {resource} is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\A.*\.(?<version>\d{14})_(?<name>\w+)\.up\.sql\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UpScript();
}
