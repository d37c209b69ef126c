using System.Security.Cryptography;
using Messaging.Contracts;
using Messaging.ServiceDefaults;

namespace Messaging.Api.Settings;

/// <summary>Everything the Api is configured with, checked before anything starts.</summary>
/// <param name="Broker">The broker, with user, password and virtual host.</param>
/// <param name="PublishTimeout">How long a command may wait for the broker's confirm.</param>
/// <param name="SigningKey">Signs operation ids; the worker has the same.</param>
/// <param name="Audience">The audience that tokens must name.</param>
/// <param name="Authority">Who issues tokens; null in Development with a local key.</param>
/// <param name="DevelopmentKey">The local key that verifies tokens; null where there is an authority.</param>
/// <param name="DevelopmentPeoplePath">Who one can sign in as with one click, in Development; null for nobody.</param>
/// <param name="SealingKeyPath">Where the public keys are that secret values are sealed to.</param>
/// <param name="AllowLoopback">Whether a base URL may point to this machine: in Development, to try an endpoint out.</param>
/// <param name="RequestsPerSecond">What one caller may send, in the long run.</param>
/// <param name="RequestBurst">What one caller may send at once.</param>
internal sealed record ApiSettings(
    Uri Broker,
    TimeSpan PublishTimeout,
    byte[] SigningKey,
    string Audience,
    Uri? Authority,
    ECDsa? DevelopmentKey,
    string? DevelopmentPeoplePath,
    string SealingKeyPath,
    bool AllowLoopback,
    int RequestsPerSecond,
    int RequestBurst)
{
    /// <summary>The setting that names who issues tokens.</summary>
    public const string AuthorityName = "Auth:Authority";

    /// <summary>What to put there.</summary>
    public const string AuthorityExpected = "the https address of the OpenID Connect issuer whose tokens are accepted";

    private const string DevelopmentPeopleName = "Auth:DevelopmentPeoplePath";
    private const string SealingKeysExpected =
        "the path of a PEM file with the public keys that secret values are sealed to, the active one first";

    private static readonly string[] DevelopmentSchemes = ["https", "http"];

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="SettingException">One is missing or wrong.</exception>
    public static ApiSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var schemes = environment.IsDevelopment() ? DevelopmentSchemes : ["https"];
        var authority = configuration.OptionalAddress(AuthorityName, AuthorityExpected, schemes);
        return new ApiSettings(
            configuration.BrokerAddress(),
            TimeSpan.FromSeconds(configuration.WholeNumber("Broker:PublishTimeoutSeconds", usual: 3, lowest: 1, highest: 30)),
            configuration.OperationSigningKey(),
            configuration["Auth:Audience"] is { Length: > 0 } audience ? audience : "messaging",
            authority,
            authority is null ? DevelopmentKeys.Read(configuration, environment) : null,
            ReadDevelopmentPeoplePath(configuration, environment),
            configuration.ExistingFile(SealingPublicKeys.PathSetting, SealingKeysExpected),
            environment.IsDevelopment(),
            configuration.WholeNumber("RateLimit:PerSecond", usual: 5_000, lowest: 1, highest: 1_000_000),
            configuration.WholeNumber("RateLimit:Burst", usual: 10_000, lowest: 1, highest: 1_000_000));
    }

    // Whoever reaches the page could be anybody in it.
    private static string? ReadDevelopmentPeoplePath(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration[DevelopmentPeopleName] is not { Length: > 0 } path)
            return null;

        return environment.IsDevelopment() ? path : throw SettingException.DevelopmentOnly(DevelopmentPeopleName);
    }
}
