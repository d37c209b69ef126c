using System.Text.Json;
using Messaging.System.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Messaging.System.Browser;

/// <summary>The scenarios of the organization's model, as a person goes through them.</summary>
public sealed class OrgSettingsTests(Dashboard dashboard) : DashboardTest(dashboard)
{
    [Fact]
    public async Task an_administrator_gets_there_by_the_link()
    {
        await Session.SignInAsync(SamplePeople.Owner, "/forbidden");
        await Session.Find("nav-settings").ClickAsync();

        await Expect(Session.Find("set-model-form")).ToBeVisibleAsync();
        Session.Path().ShouldBe(OrgSettingsPage.Path);
        await Expect(Session.Find("active-model-card")).ToContainTextAsync("No model has been set");
    }

    [Fact]
    public async Task a_model_is_saved_and_its_key_leaves_the_page_sealed_alone()
    {
        var admin = System.Caller(subject: "ada");
        await Session.OpenOrgSettingsAsync(admin);
        await Session.SaveModelAsync();

        await Session.ShouldSayAsync("active-model-id", "anthropic/claude-sonnet-4-6");
        await Session.ShouldSayAsync("active-version", "1");
        await Session.ShouldSayAsync("credential-status", "Credential is set");
        await Session.ShouldSayAsync("active-model-card", "by ada");
        (await Session.Find("api-key").InputValueAsync()).ShouldBeEmpty();
        await Session.ShouldNowhereHoldAsync(OrgSettingsPage.Key);
        (await admin.ActiveModelAsync())!.Value.GetProperty("credential_set").GetBoolean().ShouldBeTrue();
        var sent = Session.Requests.Single(request => request.Method == "PUT");
        JsonDocument.Parse(sent.Body).RootElement.GetProperty("expected_version").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task nothing_is_saved_before_the_terms_are_acknowledged()
    {
        await Session.OpenOrgSettingsAsync(System.Caller());
        await Expect(Session.Find("save")).ToBeDisabledAsync();
        await Session.FillModelAsync();

        await Expect(Session.Find("save")).ToBeDisabledAsync();
        await Expect(Page.Locator("#save-reason")).ToContainTextAsync("your acknowledgement");
        await Session.Find("tos-ack").CheckAsync();
        await Expect(Session.Find("save")).ToBeEnabledAsync();
        await Session.Find("tos-ack").UncheckAsync();
        await Expect(Session.Find("save")).ToBeDisabledAsync();
        await Session.Find("tos-ack").CheckAsync();
        foreach (var field in (string[])["model", "api-key"])
        {
            var value = await Session.Find(field).InputValueAsync();
            await Session.Find(field).FillAsync(" ");
            await Expect(Session.Find("save")).ToBeDisabledAsync();
            await Session.Find(field).FillAsync(value);
            await Expect(Session.Find("save")).ToBeEnabledAsync();
        }

        // What was acknowledged was Anthropic's.
        await Session.Find("provider").SelectOptionAsync("xai");
        await Expect(Session.Find("tos-ack")).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task a_second_save_is_active_and_the_first_can_be_taken_back()
    {
        await Session.OpenOrgSettingsAsync(System.Caller());
        await Session.SaveModelAsync();
        await Session.SaveModelAsync("xai", "grok-4.3", "xai-of-the-page");

        await Session.ShouldSayAsync("active-model-id", "xai/grok-4.3");
        await Expect(Session.Row(2)).ToHaveAttributeAsync("data-active", "true");
        await Expect(Session.Row(1)).ToHaveAttributeAsync("data-active", "false");
        await Session.Row(1).GetByTestId("rollback").ClickAsync();

        await Session.ShouldSayAsync("operation-status", "Rolled back: version 3 is active");
        await Session.ShouldSayAsync("active-model-id", "anthropic/claude-sonnet-4-6");
        await Session.ShouldSayAsync("active-version", "3");
        await Expect(Session.Row(3)).ToHaveAttributeAsync("data-active", "true");
        await Expect(Session.Row(3)).ToContainTextAsync("repeats version 1");
        await Expect(Session.Find("version-row")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task a_base_url_is_asked_for_where_the_provider_has_none()
    {
        await Session.OpenOrgSettingsAsync(System.Caller());
        await Session.FillModelAsync("openai-compatible", "llama");
        await Session.Find("tos-ack").CheckAsync();

        await Expect(Session.Find("base-url")).ToBeVisibleAsync();
        await Expect(Session.Find("save")).ToBeDisabledAsync();
        await Expect(Page.Locator("#save-reason")).ToContainTextAsync("a base URL");
        await Session.Find("base-url").FillAsync("https://llm.example.com/v1");
        await Expect(Session.Find("save")).ToBeEnabledAsync();
        (await Session.Find("credential-type").Locator("option").CountAsync()).ShouldBe(1);
        await Session.Find("provider").SelectOptionAsync("anthropic");
        await Expect(Session.Find("base-url")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task a_subscription_asks_for_a_bundle_and_says_where_it_comes_from()
    {
        await Session.OpenOrgSettingsAsync(System.Caller());
        await Session.Find("credential-type").SelectOptionAsync(new SelectOptionValue { Label = "Subscription (OAuth bundle)" });

        await Expect(Session.Find("api-key")).ToHaveCountAsync(0);
        (await Session.Find("oauth-bundle").EvaluateAsync<string>("field => field.tagName")).ShouldBe("TEXTAREA");
        await Session.ShouldSayAsync("oauth-hint", "oauth-login");
    }

    [Fact]
    public async Task a_bundle_is_saved_and_nothing_of_it_stays()
    {
        await Session.OpenOrgSettingsAsync(System.Caller());
        await Session.FillModelAsync("xai", "grok-4.3", key: null);
        await Session.Find("credential-type").SelectOptionAsync("oauth_bundle");
        await Session.Find("oauth-bundle").FillAsync(
            JsonSerializer.Serialize(OrgModelRoutes.Bundle("xai", "marked-access", "marked-refresh")));
        await Session.AcknowledgeAndSaveAsync();
        await Session.ShouldSayAsync("operation-status", "Saved: version 1");

        await Session.ShouldSayAsync("active-model-id", "xai/grok-4.3");
        await Session.ShouldSayAsync("credential-status", "Credential is set");
        (await Session.Find("oauth-bundle").InputValueAsync()).ShouldBeEmpty();
        await Session.ShouldNowhereHoldAsync("marked-access");
        await Session.ShouldNowhereHoldAsync("marked-refresh");
    }

    [Fact]
    public async Task who_is_no_administrator_gets_neither_the_page_nor_the_data()
    {
        await Session.SignInAsync(SamplePeople.Member, "/forbidden");
        await Expect(Session.Find("nav-settings")).ToHaveCountAsync(0);

        (await Session.GoAsync(OrgSettingsPage.Path)).ShouldBe(403);
        Session.Path().ShouldBe("/forbidden");
        var member = System.Caller(scope: "admin:workspaces");
        (await member.GetAsync(OrgModelRoutes.Path)).ShouldBe(403, "insufficient_scope");
        (await member.PutOrgModelAsync()).ShouldBe(403, "insufficient_scope");
        (await member.RollBackAsync(1)).ShouldBe(403, "insufficient_scope");
    }

    [Fact]
    public async Task a_subscription_comes_with_its_providers_warnings_and_a_key_with_none()
    {
        await Session.OpenOrgSettingsAsync(System.Caller());
        await Session.Find("provider").SelectOptionAsync("openai");
        await Expect(Session.Find("oauth-warning")).ToHaveCountAsync(0);
        await Session.Find("credential-type").SelectOptionAsync("oauth_bundle");
        await Session.ShouldSayAsync("oauth-warning", "experimental");
        await Session.ShouldSayAsync("oauth-caveat", "datacenter");
        await Session.ShouldSayAsync("oauth-hint", "oauth-login --provider openai");

        await Session.Find("provider").SelectOptionAsync("xai");
        await Session.ShouldSayAsync("oauth-warning", "Grok");
        await Expect(Session.Find("oauth-caveat")).ToHaveCountAsync(0);
        await Session.ShouldSayAsync("oauth-hint", "oauth-login --provider xai");

        await Session.Find("credential-type").SelectOptionAsync("api_key");
        foreach (var testId in (string[])["oauth-warning", "oauth-caveat", "oauth-hint", "oauth-bundle"])
            await Expect(Session.Find(testId)).ToHaveCountAsync(0);
    }
}
