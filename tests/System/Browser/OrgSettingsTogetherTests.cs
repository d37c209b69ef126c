using System.Text.Json.Nodes;
using Messaging.System.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Messaging.System.Browser;

/// <summary>
/// The page of the organization's model with two people at it, without a mouse, and in a deployment that is not like others.
/// </summary>
public sealed class OrgSettingsTogetherTests(Dashboard dashboard) : DashboardTest(dashboard)
{
    [Fact]
    public async Task what_one_saves_and_rolls_back_the_other_sees_without_a_reload()
    {
        var ada = System.Caller(subject: "ada");
        await using var other = await Dashboard.NewSessionAsync();
        await Session.OpenOrgSettingsAsync(ada);
        await other.OpenOrgSettingsAsync(System.Caller(ada.Org, subject: "bob"));
        await Session.ShouldBeLiveAsync();
        await other.ShouldBeLiveAsync();
        await other.FillModelAsync("xai", "grok-4.3", "typed-meanwhile");

        await Session.SaveModelAsync();
        await other.ShouldSayAsync("active-model-id", "anthropic/claude-sonnet-4-6");
        await other.ShouldSayAsync("active-model-card", "ada saved version 1 while this page was open");
        (await other.Find("api-key").InputValueAsync()).ShouldBe("typed-meanwhile");
        await other.AcknowledgeAndSaveAsync();
        await Session.ShouldSayAsync("active-model-id", "xai/grok-4.3");
        await Session.Row(1).GetByTestId("rollback").ClickAsync();
        await other.ShouldSayAsync("active-model-card", "ada went back to version 1 while this page was open: version 3 is active.");
        await Expect(other.Row(3)).ToHaveAttributeAsync("data-active", "true");
        await Expect(other.Find("version-row")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task a_rollback_that_is_refused_says_why_and_shows_what_is_active()
    {
        Session.Expect(0, "/events");
        await Page.RouteAsync(url => new Uri(url).AbsolutePath == "/events", route => route.AbortAsync());
        var admin = System.Caller();
        await admin.NewOrgModelAsync();
        await admin.NewOrgModelAsync("xai", "grok-4.3");
        // A list from before the newest version was active.
        await Page.RouteAsync("**/org/llm-config/versions*", async route =>
        {
            var answer = await route.FetchAsync();
            var before = (await answer.TextAsync()).Replace("\"active\":true", "\"active\":false", StringComparison.Ordinal);
            await route.FulfillAsync(new RouteFulfillOptions { Response = answer, Body = before });
        });
        await Session.OpenOrgSettingsAsync(admin);
        await Expect(Session.Row(2)).ToHaveAttributeAsync("data-active", "false");
        await Page.UnrouteAsync("**/org/llm-config/versions*");
        await Session.Row(2).GetByTestId("rollback").ClickAsync();

        await Session.ShouldSayAsync("operation-status", "Not rolled back.");
        await Session.ShouldSayAsync("operation-status", "active");
        await Expect(Session.Find("operation-status")).ToBeFocusedAsync();
        await Expect(Session.Row(2)).ToHaveAttributeAsync("data-active", "true");
        (await admin.OrgModelVersionsAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task the_keyboard_alone_saves_and_rolls_back()
    {
        var admin = System.Caller();
        await Session.OpenOrgSettingsAsync(admin);
        await Page.Locator("#main").FocusAsync();
        await TabToAsync("provider");
        await Page.Keyboard.TypeAsync("Anthropic");
        await TabToAsync("model");
        await Page.Keyboard.TypeAsync("claude-sonnet-4-6");
        await TabToAsync("credential-type");
        await TabToAsync("api-key");
        await Page.Keyboard.TypeAsync(OrgSettingsPage.Key);
        await TabToAsync("tos-ack", links: true);
        await Page.Keyboard.PressAsync("Space");
        await TabToAsync("save");
        await Page.Keyboard.PressAsync("Space");
        await Session.ShouldSayAsync("operation-status", "Saved: version 1");
        await Expect(Session.Find("operation-status")).ToBeFocusedAsync();

        // Enter in a field saves too.
        await Session.Find("model").FocusAsync();
        await Page.Keyboard.PressAsync("ControlOrMeta+a");
        await Page.Keyboard.TypeAsync("claude-opus-4-6");
        await Session.Find("api-key").FocusAsync();
        await Page.Keyboard.TypeAsync(OrgSettingsPage.Key);
        await Session.Find("tos-ack").FocusAsync();
        await Page.Keyboard.PressAsync("Space");
        await Session.Find("model").FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Session.ShouldSayAsync("operation-status", "Saved: version 2");

        await Session.Row(1).GetByTestId("rollback").FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Session.ShouldSayAsync("operation-status", "Rolled back: version 3 is active");
        await Expect(Session.Find("operation-status")).ToBeFocusedAsync();
        (await admin.OrgModelVersionsAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task a_subscription_that_is_switched_off_here_is_not_offered_and_the_page_says_so()
    {
        await Page.RouteAsync("**/org/llm-config/capability", async route =>
        {
            var answer = await route.FetchAsync();
            var capability = JsonNode.Parse(await answer.TextAsync())!;
            var anthropic = capability["providers"]!.AsArray().Single(provider => provider!["id"]!.GetValue<string>() == "anthropic")!;
            anthropic["credential_types"] = new JsonArray("api_key");
            anthropic["oauth"]!["enabled"] = false;
            await route.FulfillAsync(new RouteFulfillOptions { Response = answer, Body = capability.ToJsonString() });
        });
        await Session.OpenOrgSettingsAsync(System.Caller());
        await Session.Find("credential-type").SelectOptionAsync("oauth_bundle");
        await Session.Find("provider").SelectOptionAsync("anthropic");

        await Expect(Page.Locator("#credential-types-hint")).ToHaveTextAsync(
            "Subscriptions of Anthropic are switched off here: use an API key.");
        (await Session.Find("credential-type").InputValueAsync()).ShouldBe("api_key");
        (await Session.Find("credential-type").Locator("option").CountAsync()).ShouldBe(1);
        await Expect(Session.Find("api-key")).ToBeVisibleAsync();
        await Session.Find("provider").SelectOptionAsync("xai");
        (await Session.Find("credential-type").Locator("option").CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task a_credential_that_cannot_be_opened_is_said_to_be_so_and_cannot_be_kept()
    {
        var admin = System.Caller();
        await admin.NewOrgModelAsync();
        // Its own of another organization: a sealed value that is whole, and not for here.
        var stranger = System.Caller();
        await stranger.NewOrgModelAsync();
        (await System.Database.ExecuteAsync(
            "UPDATE org_model_credentials SET sealed_value = (SELECT sealed_value FROM org_model_credentials WHERE org_id = $1) "
                + "WHERE org_id = $2",
            stranger.Org, admin.Org)).ShouldBe(1);
        await Session.OpenOrgSettingsAsync(admin);

        await Session.ShouldSayAsync("credential-status", "Credential cannot be opened");
        var said = (await admin.ActiveModelAsync())!.Value.GetProperty("credential_error").GetProperty("error").GetString()!;
        await Session.ShouldSayAsync("credential-status", said[1..]);
        await Expect(Session.Row(1)).ToContainTextAsync("that cannot be used");
        await Session.FillModelAsync(key: null);
        await Expect(Page.GetByLabel("Keep the stored credential")).ToHaveCountAsync(0);
        await Page.ShouldHaveNoAxeFindingsAsync();
    }

    // Nothing else that can be pressed lies in between, links in a text excepted.
    private async Task TabToAsync(string testId, bool links = false)
    {
        do
        {
            await Page.Keyboard.PressAsync("Tab");
        }
        while (links && await Page.EvaluateAsync<string>("() => document.activeElement.tagName") == "A");

        await Expect(Session.Find(testId)).ToBeFocusedAsync();
    }
}
