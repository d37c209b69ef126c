using System.Runtime.InteropServices;

namespace Messaging.Bench.Floors;

/// <summary>A floor in a process of its own, so that its processor time is its own too.</summary>
internal static class FloorProgram
{
    /// <summary>One command a commit.</summary>
    public const string One = "floor-one";

    /// <summary>Fifty commands a commit.</summary>
    public const string Batch = "floor-batch";

    /// <summary>The bare endpoint.</summary>
    public const string Endpoint = "floor-endpoint";

    /// <summary>Whether the arguments name a floor.</summary>
    public static bool IsMeant(string[] arguments) => arguments is [One or Batch or Endpoint];

    /// <summary>Runs the floor until SIGTERM.</summary>
    public static async Task RunAsync(string name)
    {
        using var stop = new CancellationTokenSource();
        using var signal = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            stop.Cancel();
        });
        var settings = FloorSettings.Read();
        await (name switch
        {
            One => FloorOne.RunAsync(settings, stop.Token),
            Batch => FloorBatch.RunAsync(settings, stop.Token),
            _ => FloorEndpoint.RunAsync(settings, stop.Token),
        });
    }
}
