using Npgsql;

namespace Messaging.Worker.Infrastructure.Storage;

/// <summary>Compares the migrations that are applied with those that this program has.</summary>
internal static class SchemaVersion
{
    /// <summary>The versions of the applied migrations.</summary>
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
        List<string> known = [.. Migrations.All.Select(migration => migration.Version)];
        var missing = known.Except(applied, StringComparer.Ordinal).ToList();
        var unknown = applied.Except(known, StringComparer.Ordinal).ToList();
        return (missing, unknown) switch
        {
            ({ Count: > 0 }, _) => $"the database's schema is behind this program ({string.Join(", ", missing)} not applied): "
                + "run 'Worker migrate' as the owner",
            (_, { Count: > 0 }) => $"the database's schema is ahead of this program ({string.Join(", ", unknown)} not known to it): "
                + "run the newer Worker",
            _ => null,
        };
    }
}
