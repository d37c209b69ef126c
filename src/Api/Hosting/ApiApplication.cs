using Messaging.Api.Access.Login;
using Messaging.Api.Access.Rules;
using Messaging.Api.Access.Sessions;
using Messaging.Api.Broker;
using Messaging.Api.Commands;
using Messaging.Api.Features.Audit;
using Messaging.Api.Features.Billing;
using Messaging.Api.Features.Events;
using Messaging.Api.Features.Health;
using Messaging.Api.Features.Operations;
using Messaging.Api.Features.OrgModels;
using Messaging.Api.Features.Sealing;
using Messaging.Api.Features.Secrets;
using Messaging.Api.Features.Workspaces;
using Messaging.Api.Http.Problems;
using Messaging.Api.OpenApi;
using Messaging.Api.Pages;
using Messaging.Api.Queries;
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
        builder.Services.AddSingleton(new SecretSealer(sealing));
        builder.Services.AddSingleton(new CredentialSealer(sealing));
        builder.Services.AddSingleton(SealingKeyDescription.Of(sealing));
        builder.Services.AddSingleton<OperationLookup>();
        builder.Services.AddSingleton<ReadinessCheck>();
        builder.Services.AddPages();
        builder.Services.AddLogin();
        builder.Services.AddCallerAuthentication(settings);
        builder.Services.AddCallerRateLimits(settings);
        builder.Services.AddBroker(settings, EventsSetup.Endpoint);
        builder.Services.AddQueries();
        builder.Services.AddCommands(settings, sealing.Active.KeyId);
        builder.Services.AddEvents();
        builder.Services.AddOpenApiDocument();
    }

    /// <summary>The way of a request.</summary>
    public static void UseApi(this WebApplication app)
    {
        app.UseAnswerHeaders();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseNotFoundPages();
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
        app.MapStripList();
        app.MapRuntimes();
        app.MapSealingKeys();
        app.MapHealth();
        app.MapLogin();
        app.MapPages();
        app.MapOpenApiDocument();
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
