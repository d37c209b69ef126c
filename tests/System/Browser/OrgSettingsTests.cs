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
        await Visit.SignInAsync(SamplePeople.Owner, "/forbidden");
        await Visit.Find("nav-settings").ClickAsync();

        await Expect(Visit.Find("set-model-form")).ToBeVisibleAsync();
        Visit.Path().ShouldBe(OrgSettings.Path);
        await Expect(Visit.Find("active-model-card")).ToContainTextAsync("No model has been set");
    }

    [Fact]
    public async Task a_model_is_saved_and_its_key_leaves_the_page_sealed_alone()
    {
        var admin = System.Caller(subject: "ada");
        await Visit.OpenOrgSettingsAsync(admin);
        await Visit.SaveModelAsync();

        await Visit.ShouldSayAsync("active-model-id", "anthropic/claude-sonnet-4-6");
        await Visit.ShouldSayAsync("active-version", "1");
        await Visit.ShouldSayAsync("credential-status", "Credential is set");
        await Visit.ShouldSayAsync("active-model-card", "by ada");
        (await Visit.Find("api-key").InputValueAsync()).ShouldBeEmpty();
        await Visit.ShouldNowhereHoldAsync(OrgSettings.Key);
        (await admin.ActiveModelAsync())!.Value.GetProperty("credential_set").GetBoolean().ShouldBeTrue();
        var sent = Visit.Requests.Single(request => request.Method == "PUT");
        JsonDocument.Parse(sent.Body).RootElement.GetProperty("expected_version").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task nothing_is_saved_before_the_terms_are_acknowledged()
    {
        await Visit.OpenOrgSettingsAsync(System.Caller());
        await Expect(Visit.Find("save")).ToBeDisabledAsync();
        await Visit.FillModelAsync();

        await Expect(Visit.Find("save")).ToBeDisabledAsync();
        await Expect(Page.Locator("#save-reason")).ToContainTextAsync("your acknowledgement");
        await Visit.Find("tos-ack").CheckAsync();
        await Expect(Visit.Find("save")).ToBeEnabledAsync();
        await Visit.Find("tos-ack").UncheckAsync();
        await Expect(Visit.Find("save")).ToBeDisabledAsync();
        await Visit.Find("tos-ack").CheckAsync();
        foreach (var field in (string[])["model", "api-key"])
        {
            var value = await Visit.Find(field).InputValueAsync();
            await Visit.Find(field).FillAsync(" ");
            await Expect(Visit.Find("save")).ToBeDisabledAsync();
            await Visit.Find(field).FillAsync(value);
            await Expect(Visit.Find("save")).ToBeEnabledAsync();
        }

        // What was acknowledged was Anthropic's.
        await Visit.Find("provider").SelectOptionAsync("xai");
        await Expect(Visit.Find("tos-ack")).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task a_second_save_is_active_and_the_first_can_be_taken_back()
    {
        await Visit.OpenOrgSettingsAsync(System.Caller());
        await Visit.SaveModelAsync();
        await Visit.SaveModelAsync("xai", "grok-4.3", "xai-of-the-page");

        await Visit.ShouldSayAsync("active-model-id", "xai/grok-4.3");
        await Expect(Visit.Row(2)).ToHaveAttributeAsync("data-active", "true");
        await Expect(Visit.Row(1)).ToHaveAttributeAsync("data-active", "false");
        await Visit.Row(1).GetByTestId("rollback").ClickAsync();

        await Visit.ShouldSayAsync("operation-status", "Rolled back: version 3 is active");
        await Visit.ShouldSayAsync("active-model-id", "anthropic/claude-sonnet-4-6");
        await Visit.ShouldSayAsync("active-version", "3");
        await Expect(Visit.Row(3)).ToHaveAttributeAsync("data-active", "true");
        await Expect(Visit.Row(3)).ToContainTextAsync("repeats version 1");
        await Expect(Visit.Find("version-row")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task a_base_url_is_asked_for_where_the_provider_has_none()
    {
        await Visit.OpenOrgSettingsAsync(System.Caller());
        await Visit.FillModelAsync("openai-compatible", "llama");
        await Visit.Find("tos-ack").CheckAsync();

        await Expect(Visit.Find("base-url")).ToBeVisibleAsync();
        await Expect(Visit.Find("save")).ToBeDisabledAsync();
        await Expect(Page.Locator("#save-reason")).ToContainTextAsync("a base URL");
        await Visit.Find("base-url").FillAsync("https://llm.example.com/v1");
        await Expect(Visit.Find("save")).ToBeEnabledAsync();
        (await Visit.Find("credential-type").Locator("option").CountAsync()).ShouldBe(1);
        await Visit.Find("provider").SelectOptionAsync("anthropic");
        await Expect(Visit.Find("base-url")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task a_subscription_asks_for_a_bundle_and_says_where_it_comes_from()
    {
        await Visit.OpenOrgSettingsAsync(System.Caller());
        await Visit.Find("credential-type").SelectOptionAsync(new SelectOptionValue { Label = "Subscription (OAuth bundle)" });

        await Expect(Visit.Find("api-key")).ToHaveCountAsync(0);
        (await Visit.Find("oauth-bundle").EvaluateAsync<string>("field => field.tagName")).ShouldBe("TEXTAREA");
        await Visit.ShouldSayAsync("oauth-hint", "oauth-login");
    }

    [Fact]
    public async Task a_bundle_is_saved_and_nothing_of_it_stays()
    {
        await Visit.OpenOrgSettingsAsync(System.Caller());
        await Visit.FillModelAsync("xai", "grok-4.3", key: null);
        await Visit.Find("credential-type").SelectOptionAsync("oauth_bundle");
        await Visit.Find("oauth-bundle").FillAsync(
            JsonSerializer.Serialize(OrgModelRoutes.Bundle("xai", "marked-access", "marked-refresh")));
        await Visit.AcknowledgeAndSaveAsync();
        await Visit.ShouldSayAsync("operation-status", "Saved: version 1");

        await Visit.ShouldSayAsync("active-model-id", "xai/grok-4.3");
        await Visit.ShouldSayAsync("credential-status", "Credential is set");
        (await Visit.Find("oauth-bundle").InputValueAsync()).ShouldBeEmpty();
        await Visit.ShouldNowhereHoldAsync("marked-access");
        await Visit.ShouldNowhereHoldAsync("marked-refresh");
    }

    [Fact]
    public async Task who_is_no_administrator_gets_neither_the_page_nor_the_data()
    {
        await Visit.SignInAsync(SamplePeople.Member, "/forbidden");
        await Expect(Visit.Find("nav-settings")).ToHaveCountAsync(0);

        (await Visit.GoAsync(OrgSettings.Path)).ShouldBe(403);
        Visit.Path().ShouldBe("/forbidden");
        var member = System.Caller(scope: "admin:workspaces");
        (await member.GetAsync(OrgModelRoutes.Path)).ShouldBe(403, "insufficient_scope");
        (await member.PutOrgModelAsync()).ShouldBe(403, "insufficient_scope");
        (await member.RollBackAsync(1)).ShouldBe(403, "insufficient_scope");
    }

    [Fact]
    public async Task a_subscription_comes_with_its_providers_warnings_and_a_key_with_none()
    {
        await Visit.OpenOrgSettingsAsync(System.Caller());
        await Visit.Find("provider").SelectOptionAsync("openai");
        await Expect(Visit.Find("oauth-warning")).ToHaveCountAsync(0);
        await Visit.Find("credential-type").SelectOptionAsync("oauth_bundle");
        await Visit.ShouldSayAsync("oauth-warning", "experimental");
        await Visit.ShouldSayAsync("oauth-caveat", "datacenter");
        await Visit.ShouldSayAsync("oauth-hint", "oauth-login --provider openai");

        await Visit.Find("provider").SelectOptionAsync("xai");
        await Visit.ShouldSayAsync("oauth-warning", "Grok");
        await Expect(Visit.Find("oauth-caveat")).ToHaveCountAsync(0);
        await Visit.ShouldSayAsync("oauth-hint", "oauth-login --provider xai");

        await Visit.Find("credential-type").SelectOptionAsync("api_key");
        foreach (var testId in (string[])["oauth-warning", "oauth-caveat", "oauth-hint", "oauth-bundle"])
            await Expect(Visit.Find(testId)).ToHaveCountAsync(0);
    }
}
