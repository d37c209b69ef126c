using System.Globalization;

namespace Messaging.System.Chaos;

/// <summary>One thing that is done to one part.</summary>
/// <param name="Target">What is broken.</param>
/// <param name="Kind">What is done.</param>
/// <param name="After">How long after the round's start.</param>
/// <param name="Lasting">How long it stays that way.</param>
public sealed record Fault(FaultTarget Target, FaultKind Kind, TimeSpan After, TimeSpan Lasting)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Target} {Kind} {Lasting.TotalSeconds:0.0} s");
}
