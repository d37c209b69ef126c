using Messaging.ServiceDefaults;
using Microsoft.Extensions.Configuration;

namespace Messaging.Worker.Infrastructure.Storage;

/// <summary><c>Worker migrate</c>: brings the schema up, or <c>Worker migrate down VERSION</c>: back to a version.</summary>
internal static class MigrateCommand
{
    private const int PatienceSeconds = 15;
    private const string UserSetting = "Migrations:WorkerUser";
    private const string PasswordSetting = "Migrations:WorkerPassword";

    /// <summary>Runs it under the owner's role.</summary>
    /// <exception cref="SettingException">A setting or argument is missing or wrong.</exception>
    public static async Task RunAsync(IReadOnlyList<string> arguments, IConfiguration configuration, CancellationToken cancellationToken)
    {
        await using var owner = StorageRegistration.Open(configuration, PatienceSeconds, connections: 1, commandSeconds: 0); // an index takes as long as it takes
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
