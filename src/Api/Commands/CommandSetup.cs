using Messaging.Api.Queries;
using Messaging.Api.Settings;
using Messaging.Contracts;

namespace Messaging.Api.Commands;

/// <summary>Registers what makes commands of requests and sends them.</summary>
internal static class CommandSetup
{
    /// <summary>Adds it.</summary>
    /// <param name="services">The services.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="activeKeyId">The id of the key that secrets are sealed to.</param>
    public static void AddCommands(this IServiceCollection services, ApiSettings settings, string activeKeyId)
    {
        services.AddSingleton(new OperationIds(settings.SigningKey));
        services.AddSingleton(new RequestHashes(settings.SigningKey));
        services.AddSingleton(provider => new SealingKeyCheck(
            activeKeyId, provider.GetRequiredService<WorkerQueries>().TryPingAsync, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<CommandSender>();
        services.AddSingleton<CommandSubmission>();
    }
}
