using Messaging.Contracts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Messaging.Worker.Infrastructure.Sealing;

/// <summary>The keys, and what needs nothing else.</summary>
internal static class SealingRegistration
{
    /// <summary>Adds them; the keys are read now, so that a wrong setting stops the start.</summary>
    public static IHostApplicationBuilder AddSealing(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton(Load(builder.Configuration))
            .AddSingleton<ReadabilityCache>()
            .AddHostedService<SealingKeyReport>()
            .AddHostedService<KeyUsageMeasurement>();
        return builder;
    }

    // The public half is the Api's setting. Where a worker is given it too, as in one settings file for both, the two must match:
    // while keys are rotated one of the file's keys is enough.
    private static SealingPrivateKeys Load(IConfiguration configuration)
    {
        var keys = SealingPrivateKeys.Load(configuration[SealingPrivateKeys.PathSetting]);
        if (configuration[SealingPublicKeys.PathSetting] is not { Length: > 0 } path)
            return keys;

        using var halves = SealingPublicKeys.Load(path);
        return halves.All.Any(half => keys.KeyIds.Contains(half.KeyId, StringComparer.Ordinal))
            ? keys
            : throw new SealingKeyException(
                $"{SealingPublicKeys.PathSetting} and {SealingPrivateKeys.PathSetting} are not of one pair: what is sealed to the one ({halves.Active.KeyId}) does not open with the other ({string.Join(", ", keys.KeyIds)}); put both halves of one key there");
    }
}
