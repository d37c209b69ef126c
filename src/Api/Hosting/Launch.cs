using Messaging.Api.Broker;
using Messaging.Api.Settings;
using Messaging.Contracts;
using Microsoft.AspNetCore.Connections;

namespace Messaging.Api.Hosting;

/// <summary>Runs the process, and ends it with one sentence when it cannot start.</summary>
internal static class Launch
{
    private const int CannotStart = 1;

    /// <summary>The settings file is the one beside the program, wherever the process was started from.</summary>
    public static WebApplicationOptions Options(string[] args) => new() { Args = args, ContentRootPath = AppContext.BaseDirectory };

    /// <summary>Builds and runs.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Func<WebApplication> build)
    {
        try
        {
            await using var app = build();
            app.Logger.LogInformation(
                "The Api starts without a database and without a private key: whoever takes it over can read no stored credential");
            await app.Services.GetRequiredService<BrokerCheck>().RunAsync();
            await app.RunAsync();
            return 0;
        }
        catch (Exception exception) when (exception is InvalidSettingException or SealingKeyException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync("ASPNETCORE_URLS names an address that another process listens on; put a free one there.");
        }

        return CannotStart;
    }
}
