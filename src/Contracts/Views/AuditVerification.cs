using System.Text.Json.Serialization;

namespace Messaging.Contracts;

/// <summary>The result of walking an organization's audit chain.</summary>
/// <param name="Valid">Every event hashes to what is recorded, in one unbroken chain that ends at the recorded head.</param>
/// <param name="Events">How many events were walked.</param>
/// <param name="Head">The hash of the last event, or the genesis hash where there is none.</param>
/// <param name="FirstInvalidSequence">The first sequence that does not hold; absent when all do.</param>
/// <param name="Reason">What does not hold there; absent when all do.</param>
public sealed record AuditVerification(
    bool Valid,
    long Events,
    string Head,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? FirstInvalidSequence,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason);
