using System.Globalization;

namespace Messaging.System.Chaos;

/// <summary>One thing that is done to one part.</summary>
/// <param name="Part">The part.</param>
/// <param name="Kind">What is done.</param>
/// <param name="After">How long after the round's start.</param>
/// <param name="Lasting">How long it stays that way.</param>
public sealed record Fault(Part Part, FaultKind Kind, TimeSpan After, TimeSpan Lasting)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Part} {Kind} {Lasting.TotalSeconds:0.0} s");
}
