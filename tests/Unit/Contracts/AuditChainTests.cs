using System.Text.Json;
using System.Text.Json.Nodes;
using Messaging.Contracts;

namespace Messaging.Unit.Contracts;

public sealed class AuditChainTests
{
    private static readonly string Canonical = Json.OneLine(
        """
        {"actor":"owner@example","event_id":"0197f3a0-1111-7222-8333-444455556666","injected":[],"kept":["OPENAI_API_KEY"],
        "model":"openai/gpt-4o","occurred_at":"2026-11-22T10:15:30.123456Z","operation_id":"operation",
        "org_id":"0197f3a0-0000-7000-8000-000000000001","provision_id":"0197f3a0-2222-7222-8333-444455556666",
        "resolution":{"org_default":"platform_managed","org_model":null,"resolved_mode":"byok","source":"workspace_override",
        "workspace_id":"0197f3a0-0000-7000-8000-000000000002","workspace_override":"byok"},
        "sequence":7,"stripped":[],"type":"WorkspaceProvisioned","workspace_id":"0197f3a0-0000-7000-8000-000000000002"}
        """);

    private static readonly Guid Workspace = Guid.Parse("0197f3a0-0000-7000-8000-000000000002");

    private static readonly WorkspaceProvisioned Sample = new(
        Guid.Parse("0197f3a0-2222-7222-8333-444455556666"),
        "openai/gpt-4o",
        new BillingModeResolution(
            Workspace, BillingModes.Byok, "byok", BillingModes.PlatformManaged, ResolutionSources.WorkspaceOverride, null),
        ["OPENAI_API_KEY"],
        [],
        [])
    {
        EventId = Guid.Parse("0197f3a0-1111-7222-8333-444455556666"),
        OrgId = Guid.Parse("0197f3a0-0000-7000-8000-000000000001"),
        Sequence = 7,
        Actor = "owner@example",
        OperationId = "operation",
        WorkspaceId = Workspace,
        OccurredAt = new DateTime(2026, 11, 22, 10, 15, 30, 123, 456, DateTimeKind.Utc),
        Hash = "not part of it",
        PreviousHash = "not part of it",
    };

    [Fact]
    public void an_event_s_canonical_form_never_changes() => AuditChain.Canonicalize(Sample).ShouldBe(Canonical);

    [Fact]
    public void the_form_is_the_same_through_the_interface()
    {
        AuditEvent auditEvent = Sample;

        AuditChain.Canonicalize(auditEvent).ShouldBe(Canonical);
    }

    // printf %s "$previous" "$canonical" | sha256sum
    [Fact]
    public void the_hash_is_that_of_the_two_texts_one_after_the_other()
    {
        AuditChain.Genesis.ShouldBe("0000000000000000000000000000000000000000000000000000000000000000");
        AuditChain.Hash(AuditChain.Genesis, Canonical).ShouldBe("4ce4158a9cee306a24137fb543c020226162a6e498d184fdff8839e5e7a98efe");
        AuditChain.Hash(AuditChain.Genesis, "{}").ShouldBe("5508d2b710e64bc470079e1b211d9c58e21011e59d0559e422345dc19d659a75");
    }

    [Fact]
    public void any_change_of_the_event_or_of_what_was_before_it_changes_the_hash()
    {
        string[] hashes =
        [
            Hash(AuditChain.Genesis, Sample),
            Hash(new string('1', 64), Sample),
            Hash(AuditChain.Genesis, Sample with { Sequence = 8 }),
            Hash(AuditChain.Genesis, Sample with { Actor = "owner@example " }),
            Hash(AuditChain.Genesis, Sample with { WorkspaceId = null }),
            Hash(AuditChain.Genesis, Sample with { OccurredAt = Sample.OccurredAt.AddMicroseconds(1) }),
            Hash(AuditChain.Genesis, Sample with { Kept = [], Injected = ["OPENAI_API_KEY"] }),
            Hash(AuditChain.Genesis, Sample with { Resolution = Sample.Resolution with { OrgModel = "" } }),
        ];

        hashes.Distinct(StringComparer.Ordinal).Count().ShouldBe(hashes.Length);
    }

    [Fact]
    public void the_hashes_themselves_are_not_part_of_what_is_hashed()
        => AuditChain.Canonicalize(Sample with { Hash = "", PreviousHash = "" }).ShouldBe(Canonical);

    [Fact]
    public void an_event_as_callers_see_it_is_checked_by_leaving_two_members_out()
    {
        var item = JsonNode.Parse(JsonSerializer.Serialize(Sample, WireJson.Options))!.AsObject();
        item.Remove("hash").ShouldBeTrue();
        item.Remove("previous_hash").ShouldBeTrue();

        CanonicalJson.Write(JsonSerializer.SerializeToElement(item)).ShouldBe(Canonical);
    }

    [Fact]
    public void every_event_has_a_canonical_form()
    {
        var events = typeof(AuditRecord).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(AuditRecord))).ToList();

        events.ShouldNotBeEmpty();
        foreach (var type in events)
        {
            var auditEvent = (AuditRecord)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);
            AuditChain.Canonicalize(auditEvent).ShouldContain($"\"type\":\"{type.Name}\"");
        }
    }

    private static string Hash(string previous, AuditEvent auditEvent) => AuditChain.Hash(previous, AuditChain.Canonicalize(auditEvent));
}
