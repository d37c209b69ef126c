using System.Diagnostics;
using Messaging.ServiceDefaults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Messaging.Worker.Infrastructure.Storage;

/// <summary>The worker's database.</summary>
internal static class StorageRegistration
{
    /// <summary>The setting that names the database.</summary>
    public const string Setting = "ConnectionStrings:Postgres";

    private const string Expected = "the PostgreSQL database, postgresql://user:password@host:port/database";

    /// <summary>The key of the connections that answer queries.</summary>
    public const string ForQueries = "queries";

    // Commands wait for a free connection as long as it takes; an answer that is late (callers wait 2 s) is of no use to anybody.
    private const int CommandPatienceSeconds = 15;
    private const int QueryPatienceSeconds = 1;
    private const int CommandSeconds = 15; // a statement of a command waits for nothing but its organization's lock
    private const int QuerySeconds = 2;

    // Apart, so that a burst of commands does not keep callers from reading, and few enough for PostgreSQL's usual 100.
    private const int CommandConnections = 24;
    private const int QueryConnections = 16;
    private const int SchedulerConnections = 4;

    /// <summary>Adds the database and refuses to start on another schema than this program's.</summary>
    public static IHostApplicationBuilder AddStorage(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(_ => Open(builder.Configuration, CommandPatienceSeconds, CommandConnections, CommandSeconds))
            .AddKeyedSingleton(ForQueries, (_, _) => Open(builder.Configuration, QueryPatienceSeconds, QueryConnections, QuerySeconds))
            .AddSingleton<SchemaCheck>();
        Address(builder.Configuration);
        return builder;
    }

    /// <summary>Connections for the scheduler's own tables.</summary>
    public static NpgsqlDataSource OpenForScheduler(IConfiguration configuration)
        => Open(configuration, CommandPatienceSeconds, SchedulerConnections, CommandSeconds);

    /// <summary>Opens the database that the setting names.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="patienceSeconds">How long to wait for a connection.</param>
    /// <param name="connections">How many there are at most.</param>
    /// <param name="commandSeconds">How long a statement may take; 0 for as long as it takes.</param>
    /// <exception cref="SettingException">The setting is missing or no address.</exception>
    public static NpgsqlDataSource Open(IConfiguration configuration, int patienceSeconds, int connections, int commandSeconds)
    {
        var address = Address(configuration);
        address.ApplicationName ??= "messaging-worker";
        address.Timeout = patienceSeconds;
        address.MaxPoolSize = connections;
        address.CommandTimeout = commandSeconds;
        address.IncludeErrorDetail = false; // a detail quotes the row

        // In a trace a statement is a part of what it was for. By themselves the scheduler's, every few seconds, are noise.
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
