using Messaging.Contracts;
using Messaging.Worker.Pipeline.Execution;

namespace Messaging.Unit.Pipeline;

public sealed class IdempotencyConflictsTests
{
    private static readonly DeleteOrgSecret Reuse = new(
        Guid.NewGuid(), Guid.NewGuid(), "somebody", DateTimeOffset.UnixEpoch, "print", "NAME");

    [Fact]
    public void a_reuse_that_is_delivered_again_has_the_same_event()
        => IdempotencyConflicts.EventId(Reuse with { SubmittedAt = DateTimeOffset.UnixEpoch.AddDays(1) })
            .ShouldBe(IdempotencyConflicts.EventId(Reuse));

    [Fact]
    public void another_reuse_has_another_event()
        => IdempotencyConflicts.EventId(Reuse with { Fingerprint = "another" }).ShouldNotBe(IdempotencyConflicts.EventId(Reuse));

    [Fact]
    public void another_organization_has_another_event()
        => IdempotencyConflicts.EventId(Reuse with { OrgId = Guid.NewGuid() }).ShouldNotBe(IdempotencyConflicts.EventId(Reuse));

    [Fact]
    public void the_event_id_is_a_version_8_uuid() => IdempotencyConflicts.EventId(Reuse).Version.ShouldBe(8);
}
