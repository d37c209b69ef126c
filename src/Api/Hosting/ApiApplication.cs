using Messaging.Api.Broker;
using Messaging.Api.Callers;
using Messaging.Api.Description;
using Messaging.Api.Events;
using Messaging.Api.Health;
using Messaging.Api.Pages;
using Messaging.Api.Problems;
using Messaging.Api.Queries;
using Messaging.Api.Routes;
using Messaging.Api.Sealing;
using Messaging.Api.Sessions;
using Messaging.Api.Settings;
using Messaging.Api.Telemetry;
using Messaging.Contracts;
using Messaging.ServiceDefaults;

namespace Messaging.Api.Hosting;

/// <summary>Puts the Api together.</summary>
internal static partial class ApiApplication
{
    /// <summary>The settings file is the one beside the program, wherever the process was started from.</summary>
    public static WebApplicationOptions Options(string[] args) => new() { Args = args, ContentRootPath = AppContext.BaseDirectory };

    /// <summary>Registers everything that the routes need.</summary>
    /// <exception cref="SettingException">A setting is missing or wrong.</exception>
    public static void AddApi(this WebApplicationBuilder builder)
    {
        var settings = ApiSettings.Read(builder.Configuration, builder.Environment);
        var sealing = SealingPublicKeys.Load(settings.SealingKeyPath);
        builder.AddServerLimits();
        builder.AddTelemetry();
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new OperationIds(settings.SigningKey));
        builder.Services.AddSingleton(new ValueSealer(sealing));
        builder.Services.AddSingleton(new CredentialSealer(sealing));
        builder.Services.AddSingleton(SealingKeyDescription.Of(sealing));
        builder.Services.AddSingleton(services => new WorkerKeys(
            sealing.Active.KeyId, services.GetRequiredService<WorkerQueries>().TryPingAsync, services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<WorkspaceOwnership>();
        builder.Services.AddSingleton<OperationQueries>();
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddPages();
        builder.Services.AddSessions();
        builder.Services.AddCallers(settings);
        builder.Services.AddCallerLimits(settings);
        builder.Services.AddBroker(settings);
        builder.Services.AddEvents();
        builder.Services.AddDescription();
    }

    /// <summary>The way of a request.</summary>
    public static void UseApi(this WebApplication app)
    {
        app.UseAnswerHeaders();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseMissingPages();
        app.UsePageFiles();
        app.UseRouting();
        app.UsePageHeaders();
        app.UseRequestTimeouts();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseMiddleware<AntiForgeryMiddleware>();
    }

    /// <summary>Every route.</summary>
    /// <exception cref="InvalidOperationException">One of them has no access rule.</exception>
    public static void MapApi(this WebApplication app)
    {
        app.MapBillingModes();
        app.MapWorkspaces();
        app.MapWorkspaceSecrets();
        app.MapOrgSecrets();
        app.MapOrgModel();
        app.MapOperations();
        app.MapAudit();
        app.MapEvents();
        app.MapReferences();
        app.MapHealth();
        app.MapSessions();
        app.MapPages();
        app.MapDescription();
        app.CheckAccessRules();
    }

    /// <summary>Checks what it works with, and serves until it is told to stop.</summary>
    /// <exception cref="CannotStartException">The broker refuses it.</exception>
    public static async Task RunApiAsync(this WebApplication app)
    {
        app.LogStart();
        LogStarting(app.Logger);
        await app.Services.GetRequiredService<BrokerCheck>().RunAsync();
        await app.RunAsync();
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "The Api starts without a database and without a private key: whoever takes it over can read no stored credential")]
    private static partial void LogStarting(ILogger logger);
}
