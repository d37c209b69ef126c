using Messaging.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Messaging.Worker.Sealing;

/// <summary>The keys, and what needs nothing else.</summary>
internal static class SealingRegistration
{
    /// <summary>Adds them; the keys are read now, so that a wrong setting stops the start.</summary>
    public static IHostApplicationBuilder AddSealing(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton(SealingPrivateKeys.Load(builder.Configuration[SealingPrivateKeys.PathSetting]))
            .AddSingleton<Readability>()
            .AddHostedService<KeyNotice>();
        return builder;
    }
}
