using Npgsql;

namespace Messaging.Worker.Infrastructure.Storage;

/// <summary>Whether the database's schema is the one this program was written for.</summary>
internal static class SchemaVersion
{
    /// <summary>The versions that are recorded as applied.</summary>
    public static async Task<HashSet<string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT version FROM schema_migrations", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var versions = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
            versions.Add(reader.GetString(0));
        return versions;
    }

    /// <summary>What is wrong with the applied versions, in a sentence that says what to do; or null.</summary>
    public static string? Check(IReadOnlySet<string> applied)
    {
        var missing = Migrations.All.Where(migration => !applied.Contains(migration.Version)).Select(migration => migration.Version).ToList();
        var unknown = applied.Except(Migrations.All.Select(migration => migration.Version), StringComparer.Ordinal).ToList();
        return (missing, unknown) switch
        {
            ({ Count: > 0 }, _) => $"the database's schema is behind this program ({string.Join(", ", missing)} not applied): run 'Worker migrate' as the owner",
            (_, { Count: > 0 }) => $"the database's schema is ahead of this program ({string.Join(", ", unknown)} not known to it): run the newer Worker",
            _ => null,
        };
    }
}
