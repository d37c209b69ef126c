using Messaging.Contracts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Messaging.Worker.Infrastructure.Sealing;

/// <summary>Registers the sealing keys and the services that need only them.</summary>
internal static class SealingRegistration
{
    /// <summary>Adds the keys; they are read now, so that a wrong setting stops the start.</summary>
    public static IHostApplicationBuilder AddSealing(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton(Load(builder.Configuration))
            .AddSingleton<ReadabilityCache>()
            .AddHostedService<SealingKeyReport>()
            .AddHostedService<KeyUsageMeasurement>();
        return builder;
    }

    // The public half is the Api's setting. Where the worker has it too, as in one settings file for both, the two must match; during a
    // rotation one matching key is enough.
    private static SealingPrivateKeys Load(IConfiguration configuration)
    {
        var keys = SealingPrivateKeys.Load(configuration[SealingPrivateKeys.PathSetting]);
        if (configuration[SealingPublicKeys.PathSetting] is not { Length: > 0 } path)
            return keys;

        using var publicKeys = SealingPublicKeys.Load(path);
        return publicKeys.All.Any(key => keys.KeyIds.Contains(key.KeyId, StringComparer.Ordinal))
            ? keys
            : throw new SealingKeyException(
                $"{SealingPublicKeys.PathSetting} and {SealingPrivateKeys.PathSetting} are not of one pair: what is sealed to the one "
                + $"({publicKeys.Active.KeyId}) does not open with the other ({string.Join(", ", keys.KeyIds)}); "
                + "put both halves of one key there");
    }
}
