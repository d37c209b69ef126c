using Messaging.System.Harness;

namespace Messaging.System.Browser;

/// <summary>Signing in and out, and what somebody sees who may not.</summary>
public sealed class SignInTests(Dashboard dashboard) : DashboardTest(dashboard)
{
    [Theory]
    [InlineData(SamplePeople.Owner, "nav-workspaces nav-audit nav-settings")]
    [InlineData(SamplePeople.Member, "nav-workspaces")]
    [InlineData(SamplePeople.Outsider, "nav-workspaces nav-audit nav-settings")]
    public async Task one_click_signs_a_person_of_the_sample_in_who_sees_what_the_token_allows(string person, string links)
    {
        await Session.SignInAsync(person, "/forbidden");

        (await Page.Locator(".person-name").InnerTextAsync()).ShouldEndWith(person);
        foreach (var link in (string[])["nav-workspaces", "nav-audit", "nav-settings"])
            (await Session.Find(link).CountAsync()).ShouldBe(links.Split(' ').Contains(link) ? 1 : 0, link);
    }

    [Fact]
    public async Task a_token_signs_in_and_leaves_no_trace_on_the_page()
    {
        var token = System.Keys.Tokens.For(Guid.NewGuid(), "admin:org", "by-token");
        await Session.GoAsync("/login?return_to=/forbidden");
        await Session.EnterTokenAsync($"  {token}\n");

        (await Page.Locator(".person-name").InnerTextAsync()).ShouldEndWith("by-token");
        Session.Path().ShouldBe("/forbidden");
        (await Page.ContentAsync()).ShouldNotContain(token);
        Session.Requests.ShouldAllBe(request => request.Method == "POST" || !request.Text.Contains(token));
    }

    [Fact]
    public async Task a_token_that_is_not_valid_is_said_to_be_so_and_the_way_on_is_kept()
    {
        await Session.GoAsync("/login?return_to=/forbidden%3Fa%3Db");
        foreach (var (token, words) in new[]
        {
            ("nonsense", "not a token"),
            (System.Keys.Tokens.For(Guid.NewGuid(), lifetime: TimeSpan.FromMinutes(-10)), "expired"),
            (System.Keys.Tokens.For(Guid.NewGuid(), audience: "somebody else"), "another service"),
            (Tokens.Forged(Guid.NewGuid()), "not valid here"),
        })
        {
            await Session.EnterTokenAsync(token);
            (await Session.Find("form-error").InnerTextAsync()).ShouldContain(words);
            (await Session.Find("login-token").InputValueAsync()).ShouldBeEmpty();
            (await Page.ContentAsync()).ShouldNotContain(token);
        }

        await Session.Find("login-as-owner").ClickAsync();
        await Session.Find("logout").WaitForAsync();
        Session.Path().ShouldBe("/forbidden?a=b");
    }

    [Theory]
    [InlineData("https://example.com/")]
    [InlineData("//example.com/")]
    [InlineData("/\\example.com/")]
    [InlineData("/\t/example.com/")]
    [InlineData("javascript:alert(1)")]
    public async Task nobody_is_led_away_from_the_dashboard(string elsewhere)
    {
        await Session.GoAsync("/login?return_to=" + Uri.EscapeDataString(elsewhere));
        await Session.EnterTokenAsync(System.Keys.Tokens.For(Guid.NewGuid(), scope: ""));

        Session.Path().ShouldBe("/forbidden");
        new Uri(Page.Url).Authority.ShouldBe(System.Client().BaseAddress!.Authority);
    }

    [Fact]
    public async Task who_signs_out_is_out()
    {
        await Session.SignInAsync(SamplePeople.Owner, "/forbidden");
        await Session.Find("logout").ClickAsync();
        await Session.Find("login-token").WaitForAsync();

        Session.Path().ShouldBe("/login");
        (await Session.Context.CookiesAsync()).ShouldBeEmpty();
        await Session.GoAsync("/org-settings");
        Session.Path().ShouldBe("/login?return_to=%2Forg-settings");
    }

    [Fact]
    public async Task a_script_cannot_read_the_session()
    {
        await Session.SignInAsync(SamplePeople.Owner, "/forbidden");

        (await Page.EvaluateAsync<string>("() => document.cookie")).ShouldBeEmpty();
        var cookie = (await Session.Context.CookiesAsync()).Single();
        cookie.HttpOnly.ShouldBeTrue();
        cookie.SameSite.ShouldBe(Microsoft.Playwright.SameSiteAttribute.Strict);
    }

    [Theory]
    [InlineData("/org-settings")]
    [InlineData("/audit")]
    public async Task who_is_no_administrator_of_the_organization_is_led_to_forbidden(string path)
    {
        await Session.SignInAsync(SamplePeople.Member, "/forbidden");

        (await Session.GoAsync(path)).ShouldBe(403);
        Session.Path().ShouldBe("/forbidden");
        (await Session.Find("forbidden").IsVisibleAsync()).ShouldBeTrue();
        (await Session.Find("nav-settings").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task the_policy_lets_no_script_run_that_is_not_ours()
    {
        await Session.GoAsync("/login");
        await Page.EvaluateAsync("() => document.body.append(Object.assign(document.createElement('script'), "
            + "{ textContent: 'document.title = \"taken over\"' }))");

        (await Page.TitleAsync()).ShouldBe("Sign in · Messaging");
        Session.TakeComplaints().ShouldContain(complaint => complaint.Contains("CSP: script-src"));
    }

    [Fact]
    public async Task the_keyboard_gets_past_the_links_and_signs_in()
    {
        await Session.GoAsync("/login?return_to=/forbidden");
        (await Session.Find("login-token").EvaluateAsync<bool>("field => field === document.activeElement")).ShouldBeTrue();
        await Page.Keyboard.TypeAsync(System.Keys.Tokens.For(Guid.NewGuid(), subject: "by-keyboard"));
        await Page.Keyboard.PressAsync("Enter");
        await Session.Find("logout").WaitForAsync();

        await Page.Keyboard.PressAsync("Tab");
        (await Page.EvaluateAsync<string>("() => document.activeElement.className")).ShouldBe("skip-link");
        await Page.Keyboard.PressAsync("Enter");
        (await Page.EvaluateAsync<string>("() => document.activeElement.id")).ShouldBe("main");
    }

    [Fact]
    public async Task everybody_can_use_the_pages_before_and_without_the_dashboard()
    {
        await Session.GoAsync("/login");
        await Page.ShouldHaveNoAxeFindingsAsync();
        await Page.ScreenshotsAsync("login");
        await Session.EnterTokenAsync("nonsense");
        await Page.ShouldHaveNoAxeFindingsAsync();
        await Page.ScreenshotsAsync("login-error");
        await Session.GoAsync("/forbidden");
        await Page.ShouldHaveNoAxeFindingsAsync();
        await Session.SignInAsync(SamplePeople.Member, "/forbidden");
        await Page.ShouldHaveNoAxeFindingsAsync();
        await Page.ScreenshotsAsync("forbidden");
    }
}
