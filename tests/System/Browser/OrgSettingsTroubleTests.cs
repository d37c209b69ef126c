using System.Text.Json;
using Messaging.System.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Messaging.System.Browser;

/// <summary>The page of the organization's model when things do not go smoothly, or somebody else is there too.</summary>
public sealed class OrgSettingsTroubleTests(Dashboard dashboard) : DashboardTest(dashboard)
{
    private const string OperationIsUnderWay =
        """{"operation_id":"x","command":"set_org_model","status":"accepted","submitted_at":"2026-11-22T00:00:00Z"}""";

    [Fact]
    public async Task a_refusal_at_once_is_told_at_its_field_and_takes_nothing()
    {
        Session.Expect(400, OrgModelRoutes.Path);
        await Session.OpenOrgSettingsAsync(System.Caller());
        await Session.FillModelAsync("openai-compatible", "two words");
        await Session.Find("base-url").FillAsync("https://llm.example.com/v1");
        await Session.AcknowledgeAndSaveAsync();

        await Session.ShouldSayAsync("form-error", "model");
        await Expect(Session.Find("form-error")).ToBeFocusedAsync();
        await Expect(Session.Find("model")).ToHaveAttributeAsync("aria-invalid", "true");
        await Session.ShouldSayAsync("operation-status", "Not saved");
        await Session.Find("form-error").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Session.Find("model")).ToBeFocusedAsync();

        (await Session.Find("provider").InputValueAsync()).ShouldBe("openai-compatible");
        (await Session.Find("model").InputValueAsync()).ShouldBe("two words");
        (await Session.Find("base-url").InputValueAsync()).ShouldBe("https://llm.example.com/v1");
        await Expect(Session.Find("tos-ack")).ToBeCheckedAsync();
        (await Session.Find("api-key").InputValueAsync()).ShouldBe(OrgSettingsPage.Key);
        await Session.Find("model").FillAsync("one-word");
        await Session.Find("save").ClickAsync();
        await Session.ShouldSayAsync("operation-status", "Saved: version 1");
        await Session.ShouldNowhereHoldAsync(OrgSettingsPage.Key);
    }

    [Fact]
    public async Task a_refusal_by_the_worker_is_told_at_its_field_and_can_be_mended()
    {
        await Session.OpenOrgSettingsAsync(System.Caller());
        await Session.FillModelAsync("xai", "grok-4.3", key: null);
        await Session.Find("credential-type").SelectOptionAsync("oauth_bundle");
        await Session.Find("oauth-bundle").FillAsync("""{"marked": "but no bundle"}""");
        await Session.AcknowledgeAndSaveAsync();

        await Expect(Session.Find("oauth-bundle")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(Page.Locator("#oauth-bundle-error")).ToBeVisibleAsync();
        await Expect(Session.Find("form-error")).ToBeFocusedAsync();
        (await Session.Find("oauth-bundle").InputValueAsync()).ShouldBeEmpty();
        await Session.ShouldNowhereHoldAsync("but no bundle");
        await Session.Find("oauth-bundle").FillAsync(JsonSerializer.Serialize(OrgModelRoutes.Bundle("xai")));
        await Session.Find("save").ClickAsync();
        await Session.ShouldSayAsync("operation-status", "Saved: version 1");
        await Expect(Session.Find("form-error")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task a_save_upon_a_version_that_was_not_seen_is_told_and_can_be_repeated()
    {
        await WithoutEventsAsync();
        var admin = System.Caller(subject: "ada");
        await Session.OpenOrgSettingsAsync(admin);
        await Session.FillModelAsync();
        await admin.NewOrgModelAsync("xai", "grok-4.3");
        await Session.AcknowledgeAndSaveAsync();

        await Session.ShouldSayAsync("form-error", "Somebody saved version 1 meanwhile: xai/grok-4.3, by ada");
        await Session.ShouldSayAsync("active-model-id", "xai/grok-4.3");
        (await Session.Find("model").InputValueAsync()).ShouldBe("claude-sonnet-4-6");
        // The key has been sent, and is gone from the page; sealed, it serves once more.
        await Session.ShouldNowhereHoldAsync(OrgSettingsPage.Key);
        await Expect(Page.Locator("#api-key-shape")).ToContainTextAsync("What you entered before is used");
        await Session.Find("save").ClickAsync();
        await Session.ShouldSayAsync("operation-status", "Saved: version 2");
        await Session.ShouldSayAsync("active-model-id", "anthropic/claude-sonnet-4-6");
    }

    [Fact]
    public async Task a_reload_during_a_save_goes_on_following_it()
    {
        var admin = System.Caller();
        await Session.OpenOrgSettingsAsync(admin);
        await Page.RouteAsync("**/operations/*",
            route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "application/json", Body = OperationIsUnderWay }));
        await Session.FillModelAsync();
        await Session.AcknowledgeAndSaveAsync();
        await Session.ShouldSayAsync("operation-status", "Accepted");
        await Expect(Session.Find("save")).ToBeDisabledAsync();

        await Page.ReloadAsync();
        await Session.ShouldSayAsync("operation-status", "Accepted");
        var stored = await Page.EvaluateAsync<string[]>("() => Object.values(sessionStorage)");
        stored.Length.ShouldBe(1);
        System.Ids.Read(stored[0].Split(' ')[0], admin.Org).ShouldNotBeNull();
        await Session.ShouldNowhereHoldAsync(OrgSettingsPage.Key);
        await Page.UnrouteAsync("**/operations/*");
        await Session.ShouldSayAsync("operation-status", "Saved: version 1");
        (await Page.EvaluateAsync<int>("() => sessionStorage.length")).ShouldBe(0);
    }

    [Fact]
    public async Task a_save_that_did_not_get_through_is_sent_again_and_takes_effect_once()
    {
        Session.Expect(0, OrgModelRoutes.Path);
        var admin = System.Caller();
        await Session.OpenOrgSettingsAsync(admin);
        await Page.RouteAsync("**" + OrgModelRoutes.Path, async route =>
        {
            // It arrives; the answer does not.
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await Session.FillModelAsync();
        await Session.AcknowledgeAndSaveAsync();
        await Session.ShouldSayAsync("operation-status", "may not have arrived");

        await Page.UnrouteAsync("**" + OrgModelRoutes.Path);
        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Send it again" }).ClickAsync();
        await Session.ShouldSayAsync("operation-status", "Saved: version 1");
        (await Session.Find("api-key").InputValueAsync()).ShouldBeEmpty();
        (await admin.OrgModelVersionsAsync()).Count.ShouldBe(1);
        Session.Requests.Where(request => request.Method == "PUT").Select(request => request.Headers["Idempotency-Key"]).Distinct()
            .Count().ShouldBe(1);
    }

    [Fact]
    public async Task the_stored_credential_can_be_kept_where_it_was_given_for_the_same_place()
    {
        await Session.OpenOrgSettingsAsync(System.Caller());
        await Session.SaveModelAsync();
        var keep = Page.GetByLabel("Keep the stored credential");
        await Expect(keep).ToBeVisibleAsync();
        await Session.Find("provider").SelectOptionAsync("xai");
        await Expect(keep).ToHaveCountAsync(0);

        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Change it in the form" }).ClickAsync();
        await Expect(keep).ToBeCheckedAsync();
        await Expect(Session.Find("api-key")).ToHaveCountAsync(0);
        await Session.Find("model").FillAsync("claude-opus-4-6");
        await Session.AcknowledgeAndSaveAsync();
        await Session.ShouldSayAsync("operation-status", "Saved: version 2");
        var sent = JsonDocument.Parse(Session.Requests.Last(request => request.Method == "PUT").Body).RootElement;
        sent.GetProperty("keep_credential").GetBoolean().ShouldBeTrue();
        sent.TryGetProperty("sealed_api_key", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task a_key_that_looks_like_another_providers_gets_a_hint_and_is_not_refused()
    {
        await Session.OpenOrgSettingsAsync(System.Caller());
        await Session.FillModelAsync("openai", "gpt-5.2", "sk-ant-api03-marked");
        await Expect(Page.Locator("#api-key-shape")).ToContainTextAsync("a key of Anthropic");
        await Session.Find("tos-ack").CheckAsync();
        await Expect(Session.Find("save")).ToBeEnabledAsync();
        await Session.Find("provider").SelectOptionAsync("anthropic");
        await Expect(Page.Locator("#api-key-shape")).ToBeEmptyAsync();
    }

    [Fact]
    public async Task who_comes_back_to_the_page_sees_what_others_did_meanwhile()
    {
        await WithoutEventsAsync();
        var admin = System.Caller(subject: "ada");
        await Session.OpenOrgSettingsAsync(admin);
        await Session.ShouldSayAsync("active-model-card", "No model has been set");
        await admin.NewOrgModelAsync();
        await Page.EvaluateAsync("() => { document.dispatchEvent(new Event('visibilitychange')); }");

        await Session.ShouldSayAsync("active-model-card", "ada saved version 1 while this page was open");
        await Session.ShouldSayAsync("active-model-id", "anthropic/claude-sonnet-4-6");
    }

    [Fact]
    public async Task a_long_history_comes_in_pages()
    {
        const int Versions = 22;
        var admin = System.Caller();
        for (var version = 0; version < Versions; version++)
            await admin.NewOrgModelAsync();
        await Session.OpenOrgSettingsAsync(admin);

        await Expect(Session.Find("version-row")).ToHaveCountAsync(20);
        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Show older versions" }).ClickAsync();
        await Expect(Session.Find("version-row")).ToHaveCountAsync(Versions);
        await Expect(Page.Locator("#older")).ToBeHiddenAsync();
        await Expect(Session.Row(1).GetByTestId("rollback")).ToBeEnabledAsync();
    }

    [Fact]
    public async Task everybody_can_use_the_page_in_each_of_its_states()
    {
        Session.Expect(400, OrgModelRoutes.Path);
        await Session.OpenOrgSettingsAsync(System.Caller(subject: "ada@example.com"));
        await LookAsync("empty");
        await Session.FillModelAsync("openai", "gpt-5.2", key: null);
        await Session.Find("credential-type").SelectOptionAsync("oauth_bundle");
        await LookAsync("filled");
        await Session.Find("credential-type").SelectOptionAsync("api_key");
        await Session.FillModelAsync("openai", "two words");
        await Session.AcknowledgeAndSaveAsync();
        await Expect(Session.Find("form-error")).ToBeVisibleAsync();
        await LookAsync("error");
        await Session.FillModelAsync("openai-compatible", "llama", key: null);
        await Session.Find("base-url").FillAsync("https://llm.a-rather-long-name-of-a-host.example.com/v1");
        await Session.Find("api-key").FillAsync("sk-of-the-page");
        await Session.AcknowledgeAndSaveAsync();
        await Session.ShouldSayAsync("operation-status", "Saved: version 1");
        await Session.SaveModelAsync();
        await Session.ShouldSayAsync("operation-status", "Saved: version 2");
        await Session.Row(1).GetByTestId("rollback").ClickAsync();
        await LookAsync("history");
    }

    private async Task WithoutEventsAsync()
    {
        Session.Expect(0, "/events");
        await Page.RouteAsync(url => new Uri(url).AbsolutePath == "/events", route => route.AbortAsync());
    }

    private async Task LookAsync(string state)
    {
        await Page.ShouldHaveNoAxeFindingsAsync();
        await Page.ScreenshotsAsync("org-settings-" + state);
    }
}
