using Npgsql;

namespace Messaging.Worker.Hosting;

/// <summary>Runs the program and says in one sentence why it cannot.</summary>
internal static class Entry
{
    // sysexits.h: EX_CONFIG, "found in an unconfigured or misconfigured state".
    private const int Misconfigured = 78;
    private const int CannotReach = 69; // EX_UNAVAILABLE

    /// <summary>Runs it; returns its exit status, or that of the reason why it cannot run.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> program)
    {
        try
        {
            return await program();
        }
        catch (Exception exception) when (Sentence(exception) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return Misconfigured;
        }
        catch (NpgsqlException exception)
        {
            await Console.Error.WriteLineAsync($"The database cannot be used: {exception.Message}");
            return CannotReach;
        }
    }

    private static string? Sentence(Exception exception) => exception switch
    {
        SettingException or Pipeline.IncompleteRegistrationException => exception.Message,
        Contracts.SealingKeyException => exception.Message,
        Microsoft.Extensions.Options.OptionsValidationException => exception.Message,
        _ => null,
    };
}
