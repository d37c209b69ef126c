using System.Data.Common;
using Messaging.Worker.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Messaging.Worker.Storage;

/// <summary>The worker's database.</summary>
internal static class StorageRegistration
{
    /// <summary>The setting that names the database.</summary>
    public const string Setting = "ConnectionStrings:Postgres";

    private const string Expected = "the PostgreSQL database, postgresql://user:password@host:port/database";

    // A read that waits longer than its caller's patience (2 s) is of no use to anybody.
    private const int ConnectSeconds = 2;

    // 16 partitions with several organizations each, and the reads beside them.
    private const int MaxConnections = 40;

    /// <summary>Adds the database and refuses to start on another schema than this program's.</summary>
    public static IHostApplicationBuilder AddStorage(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(_ => Open(builder.Configuration))
            .AddSingleton<DbDataSource>(services => services.GetRequiredService<NpgsqlDataSource>()) // the scheduler asks for it by this type
            .AddHostedService<SchemaCheck>();
        Address(builder.Configuration);
        return builder;
    }

    /// <summary>Opens the database that the setting names.</summary>
    /// <exception cref="SettingException">The setting is missing or no address.</exception>
    public static NpgsqlDataSource Open(IConfiguration configuration)
    {
        var address = Address(configuration);
        address.ApplicationName ??= "messaging-worker";
        address.Timeout = Math.Min(address.Timeout, ConnectSeconds);
        address.MaxPoolSize = MaxConnections;
        address.IncludeErrorDetail = false; // a detail quotes the row
        return new NpgsqlDataSourceBuilder(address.ConnectionString).Build();
    }

    private static NpgsqlConnectionStringBuilder Address(IConfiguration configuration)
    {
        try
        {
            return PostgresAddress.Parse(configuration.Required(Setting, Expected));
        }
        catch (FormatException)
        {
            throw SettingException.Wrong(Setting, Expected);
        }
    }
}
