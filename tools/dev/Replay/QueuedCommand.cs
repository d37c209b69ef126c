using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Messaging.Contracts;
using Messaging.Dev.Settings;

namespace Messaging.Dev.Replay;

/// <summary>
/// <c>queued --environment FILE</c>: how many commands are under way, in a queue or in a worker's hands, also those in
/// <c>commands-error</c>; exit status 0 when there is none. The broker's management counts anew every five seconds.
/// </summary>
internal static class QueuedCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var environment = EnvironmentOption.Create();
        var command = new Command("queued", "Says how many commands are under way; exit status 0 when there is none") { environment };
        command.SetAction((parsed, ct) => RunAsync(parsed.Read(environment), ct));
        return command;
    }

    private static async Task<int> RunAsync(EnvironmentFile environment, CancellationToken ct)
    {
        var broker = new Uri(environment["RABBITMQ_URL"]);
        using var http = new HttpClient { BaseAddress = new Uri(environment["RABBITMQ_MANAGEMENT_URL"]), Timeout = Patience };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(broker.UserInfo))));
        try
        {
            var host = broker.AbsolutePath.Length > 1 ? Uri.UnescapeDataString(broker.AbsolutePath[1..]) : "/";
            var queues = JsonSerializer.Deserialize<JsonElement>(
                await http.GetByteArrayAsync($"/api/queues/{Uri.EscapeDataString(host)}", ct));
            var underWay = queues.EnumerateArray().Where(IsOfCommands).Sum(CountOf);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{underWay} commands are under way"));
            return underWay == 0 ? 0 : 1;
        }
        catch (Exception problem) when (HttpFailure.Is(problem, ct))
        {
            throw new ToolException(
                $"The broker's management at {http.BaseAddress} does not say what is in the queues: {problem.Message}", problem);
        }
    }

    private static bool IsOfCommands(JsonElement queue)
        => CommandPartitions.Queues.Append(Queues.CommandErrors).Contains(queue.GetProperty("name").GetString(), StringComparer.Ordinal);

    // Ready and unacknowledged together. A queue that was not counted yet has none of it, and so is not known to be empty.
    private static long CountOf(JsonElement queue) => queue.TryGetProperty("messages", out var messages) ? messages.GetInt64() : 1;
}
