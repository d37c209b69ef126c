using System.Text.Json;
using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.Idempotency;

/// <summary>The very message that the Api sent, sent again.</summary>
public sealed class CapturedMessageTests
{
    [Fact]
    public async Task a_captured_message_takes_effect_once_however_often_it_is_sent_again()
    {
        await using var system = await MessagingSystem.StartAsync();
        var caller = system.Caller();
        var queue = CommandPartitions.QueueOf(caller.Org);
        (await system.StopWorkerAsync(0, TimeSpan.FromSeconds(60))).ShouldBe(0);
        var keys = new { MINIMAX_API_KEY = "v" };
        var accepted = (await caller.WithoutWaiting.CreateWorkspaceAsync(runtime: "counting", mode: "byok", secrets: keys)).ShouldBe(202);
        var id = accepted.Json.GetProperty("workspace_id").GetGuid();
        var captured = (await system.Bus.PeekAsync(queue)).ShouldHaveSingleItem();
        var envelope = captured[(captured.IndexOf("\n{", StringComparison.Ordinal) + 1)..];

        await system.Bus.SendAsync(queue, envelope);
        await system.Bus.SendAsync(queue, envelope);
        await system.RestartWorkerAsync(0);
        await caller.OutcomeAsync(accepted["operation_id"]!);
        await system.Bus.SendAsync(queue, envelope);
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200, "it comes after all of them");

        var sent = JsonSerializer.Deserialize<JsonElement>(envelope);
        sent.GetProperty("messageType").EnumerateArray().Select(type => type.GetString())
            .ShouldContain("urn:message:Messaging.Contracts:ProvisionWorkspace");
        (await caller.AllAsync("/operations")).Count.ShouldBe(2);
        (await caller.AuditAsync()).Select(item => item.GetProperty("type").GetString()).ShouldBe(
            ["WorkspaceCreated", "WorkspaceBillingModeSet", "WorkspaceSecretSet", "WorkspaceProvisioned", "OrgBillingDefaultSet"]);
        system.Runtimes.StartsOf(id).ShouldBe(1);
        var published = await system.Tap.UntilAsync(
            caller.Org, "the last one", events => events.Any(tapped => tapped.Type == "OrgBillingDefaultSet"));
        published.DistinctBy(tapped => tapped.EventId).Count().ShouldBe(5, "what is repeated is repeated under its own id");
    }
}
