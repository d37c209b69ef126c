using System.Diagnostics;
using Messaging.ServiceDefaults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Messaging.Worker.Infrastructure.Storage;

/// <summary>Registers the connection pools of the worker's database.</summary>
internal static class StorageRegistration
{
    /// <summary>The setting that names the database.</summary>
    public const string Setting = "ConnectionStrings:Postgres";

    private const string Expected = "the PostgreSQL database, postgresql://user:password@host:port/database";

    /// <summary>The service key of the connection pool for queries.</summary>
    public const string ForQueries = "queries";

    // How long to wait for a connection. Commands retry after that; a query is answered within the 2 s that its caller waits.
    private const int CommandConnectSeconds = 15;
    private const int QueryConnectSeconds = 1;
    private const int CommandSeconds = 15; // a statement of a command waits for nothing but its organization's lock
    private const int QuerySeconds = 2;

    // Separate pools, so that a burst of commands does not hold up queries; in all well below PostgreSQL's default of 100.
    private const int CommandConnections = 24;
    private const int QueryConnections = 16;
    private const int SchedulerConnections = 4;

    // More than the worker has statements on its way; the least used make room.
    private const int PreparedStatements = 100;
    private const string MaxAutoPrepare = "Max Auto Prepare";
    private const string NoResetOnClose = "No Reset On Close";

    /// <summary>Adds the database; the setting is read now, so that a wrong one stops the start.</summary>
    public static IHostApplicationBuilder AddStorage(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(_ => Open(builder.Configuration, CommandConnectSeconds, CommandConnections, CommandSeconds))
            .AddKeyedSingleton(ForQueries, (_, _) => Open(builder.Configuration, QueryConnectSeconds, QueryConnections, QuerySeconds))
            .AddSingleton<SchemaCheck>();
        Address(builder.Configuration);
        return builder;
    }

    /// <summary>Opens the connection pool for the scheduler's own tables.</summary>
    public static NpgsqlDataSource OpenForScheduler(IConfiguration configuration)
        => Open(configuration, CommandConnectSeconds, SchedulerConnections, CommandSeconds);

    /// <summary>Opens a connection pool to the database that the setting names.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="connectSeconds">How long to wait for a connection.</param>
    /// <param name="connections">The most connections.</param>
    /// <param name="commandSeconds">How long a statement may take; 0 for as long as it takes.</param>
    /// <exception cref="SettingException">The setting is missing or no address.</exception>
    public static NpgsqlDataSource Open(IConfiguration configuration, int connectSeconds, int connections, int commandSeconds)
    {
        var address = Address(configuration);
        address.ApplicationName ??= "messaging-worker";
        address.Timeout = connectSeconds;
        address.MaxPoolSize = connections;
        address.CommandTimeout = commandSeconds;
        address.IncludeErrorDetail = false; // a detail quotes the row

        // Each statement is parsed and planned once a connection. Nothing is left behind on a connection that a reset would have to undo:
        // what is set is set for a transaction. Whoever needs it otherwise says so in the address.
        if (!address.ShouldSerialize(MaxAutoPrepare))
            address.MaxAutoPrepare = PreparedStatements;
        if (!address.ShouldSerialize(NoResetOnClose))
            address.NoResetOnClose = true;

        // A statement is traced as a part of what it was for. On their own, the scheduler's every few seconds would be noise.
        return new NpgsqlDataSourceBuilder(address.ConnectionString)
            .ConfigureTracing(tracing => tracing
                .ConfigureCommandFilter(_ => Activity.Current is not null)
                .ConfigureBatchFilter(_ => Activity.Current is not null)
                .EnablePhysicalOpenTracing(false))
            .Build();
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
