using System.Text.Json;
using Messaging.Contracts;

namespace Messaging.Worker.Features.Audit;

/// <summary>Verifies the hash chain of an organization's audit events, event by event, and finds the first fault.</summary>
internal sealed class AuditChainVerifier
{
    private string head = AuditChain.Genesis;
    private long events;

    /// <summary>The first sequence that is not valid, and why; null as long as all are.</summary>
    public (long Sequence, string Reason)? Fault { get; private set; }

    /// <summary>Verifies the next event.</summary>
    /// <param name="orgId">The row's organization.</param>
    /// <param name="sequence">The row's sequence.</param>
    /// <param name="canonical">The text that was hashed.</param>
    /// <param name="hash">The recorded hash.</param>
    /// <param name="previousHash">The recorded hash of the event before.</param>
    /// <returns>Whether it is valid.</returns>
    public bool Verify(Guid orgId, long sequence, string canonical, string hash, string previousHash)
    {
        var reason =
            sequence != events + 1 ? "an event is missing before it"
            : !string.Equals(previousHash, head, StringComparison.Ordinal) ? "it does not follow the event before it"
            : !string.Equals(AuditChain.Hash(previousHash, canonical), hash, StringComparison.Ordinal)
                ? "its text does not have the recorded hash"
            : !IsEvent(canonical, orgId, sequence) ? "its text is another event's"
            : null;
        if (reason is not null)
        {
            Fault = (sequence == events + 1 ? sequence : events + 1, reason);
            return false;
        }

        events++;
        head = hash;
        return true;
    }

    /// <summary>Compares the chain's end with the head that is recorded with the organization.</summary>
    public AuditVerification Conclude(long recordedSequence, string recordedHead)
    {
        if (Fault is null && (events != recordedSequence || !string.Equals(head, recordedHead, StringComparison.Ordinal)))
        {
            Fault = events < recordedSequence
                ? (events + 1, "the events after the one before it are missing")
                : (recordedSequence + 1, "it is not part of the recorded chain");
        }

        return new AuditVerification(Fault is null, events, head, Fault?.Sequence, Fault?.Reason);
    }

    private static bool IsEvent(string canonical, Guid orgId, long sequence)
    {
        try
        {
            using var document = JsonDocument.Parse(canonical);
            return document.RootElement.GetProperty("org_id").GetGuid() == orgId
                && document.RootElement.GetProperty("sequence").GetInt64() == sequence;
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // Its hash is right, but it is no event.
            return false;
        }
    }
}
