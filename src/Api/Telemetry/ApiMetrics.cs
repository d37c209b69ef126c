using System.Diagnostics.Metrics;
using Messaging.Contracts;

namespace Messaging.Api.Telemetry;

/// <summary>
/// What the Api measures beside what ASP.NET Core measures of every request. No tag has a value that a caller makes up.
/// </summary>
internal sealed class ApiMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Messaging.Api";

    private const string CommandTag = "messaging.command";

    private readonly Counter<long> accepted;
    private readonly Counter<long> notTaken;

    /// <summary>Declares the instruments.</summary>
    public ApiMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        accepted = meter.CreateCounter<long>("messaging.commands.accepted", "{command}", "Commands that the broker has confirmed");
        notTaken = meter.CreateCounter<long>(
            "messaging.commands.not_taken", "{command}", "Commands that the broker did not confirm in time: answered 503");
    }

    /// <summary>The broker has a command.</summary>
    public void Accepted(ICommand command) => Count(accepted, command);

    /// <summary>The broker did not take a command.</summary>
    public void NotTaken(ICommand command) => Count(notTaken, command);

    private static void Count(Counter<long> counter, ICommand command)
    {
        if (counter.Enabled)
            counter.Add(1, new KeyValuePair<string, object?>(CommandTag, CommandKinds.NameOf(CommandKinds.Of(command))));
    }
}
