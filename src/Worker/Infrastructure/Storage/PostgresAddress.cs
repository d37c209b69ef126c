using Npgsql;

namespace Messaging.Worker.Infrastructure.Storage;

/// <summary>Parses the two usual forms of a PostgreSQL address.</summary>
internal static class PostgresAddress
{
    /// <summary>Parses a <c>postgresql://user:password@host:port/database</c> address or a keyword connection string.</summary>
    /// <exception cref="FormatException">It is neither; the message names no part of it.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string text)
    {
        try
        {
            return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "postgres" or "postgresql"
                ? FromUri(uri)
                : new NpgsqlConnectionStringBuilder(text);
        }
        catch (ArgumentException exception)
        {
            throw new FormatException("neither a postgresql:// address nor a keyword connection string", exception);
        }
    }

    private static NpgsqlConnectionStringBuilder FromUri(Uri uri)
    {
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.IsDefaultPort || uri.Port < 0 ? 5432 : uri.Port,
            Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')),
        };

        var credentials = uri.UserInfo.Split(':', 2);
        if (credentials[0].Length > 0)
            builder.Username = Uri.UnescapeDataString(credentials[0]);
        if (credentials.Length == 2)
            builder.Password = Uri.UnescapeDataString(credentials[1]);

        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            builder[Uri.UnescapeDataString(parts[0])] = parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "";
        }

        return builder;
    }
}
