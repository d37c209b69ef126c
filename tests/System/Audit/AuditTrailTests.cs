using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.Audit;

[Collection(SharedSystem.Name)]
public sealed class AuditTrailTests(SharedSystem shared)
{
    private readonly MessagingSystem system = shared.System;

    [Fact]
    public async Task every_change_and_every_refusal_is_recorded_in_order_with_who_and_why()
    {
        var caller = await EventfulAsync();

        var audit = await caller.AuditAsync();

        audit.Select(item => item.GetProperty("type").GetString()).ShouldBe([
            "WorkspaceCreated", "WorkspaceProvisioned", "SecretWriteBlocked", "WorkspaceBillingModeSet", "WorkspaceSecretSet",
            "WorkspaceProvisioned", "WorkspaceSecretDeleted", "OrgBillingDefaultSet", "OrgSecretSet", "OrgSecretDeleted", "CommandRejected",
            "WorkspaceProvisionFailed", "WorkspaceDeleted",
        ]);
        audit.Select(item => item.GetProperty("sequence").GetInt64())
            .ShouldBe(Enumerable.Range(1, audit.Count).Select(number => (long)number));
        audit.ShouldAllBe(item => item.GetProperty("actor").GetString() == "auditee" && item.GetProperty("operation_id").GetString() != "");
        audit.Select(item => item.GetProperty("event_id").GetGuid()).Distinct().Count().ShouldBe(audit.Count);
        var provisioned = audit[5];
        provisioned.GetProperty("kept").EnumerateArray().Select(name => name.GetString()).ShouldContain("MINIMAX_API_KEY");
        provisioned.GetProperty("resolution").GetProperty("resolved_mode").GetString().ShouldBe("byok");
        audit[10].GetProperty("code").GetString().ShouldBe("workspace_not_found");
    }

    [Fact]
    public async Task the_chain_holds_when_it_is_recomputed_from_the_answers()
    {
        var caller = await EventfulAsync();

        var previous = new string('0', 64);
        foreach (var item in await caller.AuditAsync())
        {
            item.GetProperty("previous_hash").GetString().ShouldBe(previous);
            var members = JsonNode.Parse(item.GetRawText())!.AsObject();
            members.Remove("hash");
            members.Remove("previous_hash");
            var canonical = CanonicalJson.Write(JsonSerializer.SerializeToElement(members));
            previous = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(previous + canonical)));
            item.GetProperty("hash").GetString().ShouldBe(previous);
        }

        var verification = (await caller.GetAsync("/audit/verification")).ShouldBe(200);
        verification.Json.GetProperty("valid").GetBoolean().ShouldBeTrue();
        verification.Json.GetProperty("events").GetInt64().ShouldBe(13);
        verification["head"].ShouldBe(previous);
    }

    [Fact]
    public async Task the_chain_holds_when_it_is_recomputed_from_the_bus()
    {
        var caller = await EventfulAsync();
        var audit = await caller.AuditAsync();
        var published = await system.Tap.UntilAsync(
            caller.Org, "all", events => events.DistinctBy(tapped => tapped.EventId).Count() == audit.Count);

        var previous = AuditChain.Genesis;
        foreach (var (tapped, item) in published.DistinctBy(tapped => tapped.EventId).Zip(audit))
        {
            tapped.MessageId.ShouldBe(item.GetProperty("event_id").GetGuid());
            var types = tapped.Envelope.GetProperty("messageType").EnumerateArray().Select(type => type.GetString()).ToList();
            types.ShouldContain($"urn:message:Messaging.Contracts:{tapped.Type}");
            types.ShouldContain("urn:message:Messaging.Contracts:AuditEvent");
            var type = typeof(AuditEvent).Assembly.GetType($"Messaging.Contracts.{tapped.Type}")!;
            var received = (AuditEvent)tapped.Message.Deserialize(type, JsonSerializerOptions.Web)!;
            received.PreviousHash.ShouldBe(previous);
            previous = AuditChain.Hash(previous, AuditChain.Canonicalize(received));
            received.Hash.ShouldBe(previous);
            received.Hash.ShouldBe(item.GetProperty("hash").GetString());
        }
    }

    [Fact]
    public async Task the_trail_is_filtered_by_type_and_workspace_and_paged()
    {
        var caller = await EventfulAsync();
        var all = await caller.AuditAsync();
        var workspace = all[0].GetProperty("workspace_id").GetGuid();

        (await caller.AllAsync("/audit?type=WorkspaceProvisioned")).Select(item => item.GetProperty("sequence").GetInt64())
            .ShouldBe([2, 6]);
        (await caller.AllAsync($"/audit?workspace_id={workspace}&limit=2")).Select(item => item.GetProperty("sequence").GetInt64())
            .ShouldBe(all.Where(item => item.GetProperty("workspace_id").ToString() == workspace.ToString()).Select(
                item => item.GetProperty("sequence").GetInt64()));
        (await caller.AllAsync("/audit?limit=3")).Select(item => item.GetRawText()).ShouldBe(all.Select(item => item.GetRawText()));
        (await caller.AllAsync("/audit?after=10")).Count.ShouldBe(3);
    }

    [Fact]
    public async Task the_trail_is_listed_newest_first_on_request()
    {
        var caller = await EventfulAsync();
        var all = await caller.AuditAsync();
        var lesser = system.Caller(caller.Org, scope: "admin:workspaces");
        var workspace = all[0].GetProperty("workspace_id").GetGuid();

        (await BackwardsAsync(caller, "/audit?limit=3")).ShouldBe(all.Select(item => item.GetRawText()).Reverse());
        (await BackwardsAsync(caller, "/audit?type=WorkspaceProvisioned&limit=1")).ShouldBe([all[5].GetRawText(), all[1].GetRawText()]);
        (await BackwardsAsync(lesser, $"/audit?workspace_id={workspace}&limit=4"))
            .ShouldBe(all.Where(item => item.GetProperty("workspace_id").ToString() == workspace.ToString())
                .Select(item => item.GetRawText()).Reverse());
        (await caller.GetAsync("/audit?before=3")).Json.GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("sequence").GetInt64()).ShouldBe([2, 1]);
        (await lesser.GetAsync("/audit?before=")).ShouldBeProblem(403, "insufficient_scope");
        (await caller.GetAsync("/audit?after=1&before=3"))
            .ShouldBeProblem(400, "invalid_request").GetProperty("field").GetString().ShouldBe("before");
    }

    [Fact]
    public async Task the_trail_of_one_workspace_needs_less_than_the_whole()
    {
        var caller = await EventfulAsync();
        var lesser = system.Caller(caller.Org, scope: "admin:workspaces");
        var workspace = (await caller.AuditAsync())[0].GetProperty("workspace_id").GetGuid();

        (await lesser.GetAsync($"/audit?workspace_id={workspace}")).ShouldBe(200);
        (await lesser.GetAsync("/audit"))
            .ShouldBeProblem(403, "insufficient_scope").GetProperty("required_scope").GetString().ShouldBe("admin:org");
        (await lesser.GetAsync("/audit/verification")).ShouldBeProblem(403, "insufficient_scope");
    }

    [Fact]
    public async Task an_org_that_nobody_has_heard_of_has_an_empty_valid_trail()
    {
        var caller = system.Caller();

        (await caller.AuditAsync()).ShouldBeEmpty();
        (await caller.GetAsync("/audit/verification")).ShouldBe(200).Json.GetProperty("valid").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("UPDATE audit_events SET canonical = replace(canonical, 'auditee', 'innocent') WHERE org_id = $1 AND sequence = 4", 4)]
    [InlineData("UPDATE audit_events SET hash = previous_hash WHERE org_id = $1 AND sequence = 5", 5)]
    [InlineData("DELETE FROM audit_events WHERE org_id = $1 AND sequence = 6", 6)]
    [InlineData("DELETE FROM audit_events WHERE org_id = $1 AND sequence = 13", 13)]
    [InlineData("DELETE FROM audit_events WHERE org_id = $1 AND sequence = 1", 1)]
    public async Task what_was_tampered_with_is_named_by_its_sequence(string tampering, long sequence)
    {
        var caller = await EventfulAsync();
        // Not to be mistaken for something that is still to be published.
        await Eventually.Async(
            "everything published",
            () => system.Database.ScalarAsync<long>(
                "SELECT count(*) FROM audit_events WHERE org_id = $1 AND published_at IS NULL", caller.Org),
            count => count == 0);
        (await system.Database.ExecuteAsync(tampering, caller.Org)).ShouldBe(1);

        var verification = (await caller.GetAsync("/audit/verification")).ShouldBe(200).Json;

        verification.GetProperty("valid").GetBoolean().ShouldBeFalse();
        verification.GetProperty("first_invalid_sequence").GetInt64().ShouldBe(sequence);
    }

    private static async Task<List<string>> BackwardsAsync(Caller caller, string path)
    {
        var items = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = (await caller.GetAsync($"{path}&before={next}")).ShouldBe(200).Json;
            items.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetRawText()));
            next = page.GetProperty("next").GetString();
        }

        return items;
    }

    private async Task<Caller> EventfulAsync()
    {
        var caller = system.Caller(subject: "auditee");
        var id = await caller.NewWorkspaceAsync();
        (await caller.PutSecretAsync(id, "MINIMAX_API_KEY", "v")).ShouldBe(400);
        (await caller.PutModeAsync(id, "byok")).ShouldBe(200);
        (await caller.PutSecretAsync(id, "MINIMAX_API_KEY", "v")).ShouldBe(200);
        (await caller.ProvisionAsync(id)).ShouldBe(200);
        (await caller.DeleteSecretAsync(id, "MINIMAX_API_KEY")).ShouldBe(204);
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        (await caller.PutOrgSecretAsync("OF_THE_ORG", "v")).ShouldBe(200);
        (await caller.DeleteAsync("/settings/secrets/OF_THE_ORG")).ShouldBe(204);
        (await caller.PutModeAsync(Guid.NewGuid(), "byok")).ShouldBe(404);
        (await caller.ProvisionAsync(id)).ShouldBe(200)["status"].ShouldBe("failed");
        (await caller.DeleteWorkspaceAsync(id)).ShouldBe(204);
        return caller;
    }
}
