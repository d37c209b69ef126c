using Messaging.ServiceDefaults;
using Microsoft.Extensions.Configuration;

namespace Messaging.Worker.Infrastructure.Storage;

/// <summary><c>Worker migrate</c> applies the migrations; <c>Worker migrate down VERSION</c> undoes those after a version.</summary>
internal static class MigrateCommand
{
    private const int ConnectSeconds = 15;
    private const string UserSetting = "Migrations:WorkerUser";
    private const string PasswordSetting = "Migrations:WorkerPassword";

    /// <summary>Runs the command under the owner's role.</summary>
    /// <exception cref="SettingException">A setting or argument is missing or wrong.</exception>
    public static async Task RunAsync(IReadOnlyList<string> arguments, IConfiguration configuration, CancellationToken cancellationToken)
    {
        // Without a limit on statements, because an index takes as long as it takes.
        await using var owner = StorageRegistration.Open(configuration, ConnectSeconds, connections: 1, commandSeconds: 0);
        var migrator = new Migrator(owner, Console.Out);
        switch (arguments)
        {
            case []:
                await migrator.UpAsync(cancellationToken);
                if (configuration[UserSetting] is { Length: > 0 } user)
                {
                    var password = configuration.Required(PasswordSetting, $"the password of the role that {UserSetting} names");
                    await migrator.GrantAsync(user, password, cancellationToken);
                }

                break;
            case ["down", var version]:
                await migrator.DownAsync(version, cancellationToken);
                break;
            default:
                throw new SettingException("Usage: Worker migrate, or Worker migrate down VERSION (0 undoes everything).");
        }
    }
}
