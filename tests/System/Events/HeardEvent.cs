using System.Globalization;

namespace Messaging.System.Events;

/// <summary>A message of an event stream.</summary>
/// <param name="Id">Its <c>id</c>.</param>
/// <param name="Type">Its <c>event</c>.</param>
/// <param name="Data">Its <c>data</c>.</param>
public sealed record HeardEvent(string Id, string Type, string Data)
{
    public long Sequence => long.Parse(Id, NumberStyles.None, CultureInfo.InvariantCulture);

    public override string ToString() => $"{Type}#{Id}";
}
