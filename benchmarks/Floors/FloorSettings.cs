using System.Globalization;
using System.Text.Json;

namespace Messaging.Bench.Floors;

/// <summary>What a floor's process is told, in one variable of its environment.</summary>
/// <param name="Broker">The virtual host.</param>
/// <param name="Database">The connection string.</param>
/// <param name="Port">Where the bare endpoint listens.</param>
/// <param name="MessagePath">The file with the product's message that it sends as well.</param>
internal sealed record FloorSettings(string Broker, string Database, int Port, string MessagePath)
{
    /// <summary>The variable.</summary>
    public const string Variable = "BENCH_FLOOR";

    /// <summary>How many queues there are.</summary>
    public const int Queues = 16;

    /// <summary>The exchange that events are published to.</summary>
    public const string Events = "floor-events";

    /// <summary>What this process was told.</summary>
    public static FloorSettings Read()
        => JsonSerializer.Deserialize<FloorSettings>(Environment.GetEnvironmentVariable(Variable)
            ?? throw new InvalidOperationException($"{Variable} is not set: floors are started by ./bench"))!;

    /// <summary>The queue of an organization's commands, and the exchange in front of it.</summary>
    public static string QueueOf(int organization)
        => string.Create(CultureInfo.InvariantCulture, $"floor-{organization % Queues:00}");

    /// <summary>The environment of the floor's process.</summary>
    public Dictionary<string, string> ToEnvironment()
        => new(StringComparer.Ordinal) { [Variable] = JsonSerializer.Serialize(this), ["DOTNET_ENVIRONMENT"] = "Production" };
}
