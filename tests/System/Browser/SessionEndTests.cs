using Messaging.System.Harness;

namespace Messaging.System.Browser;

/// <summary>A page that outlives its session loses nothing, and goes on when somebody signs in again.</summary>
public sealed class SessionEndTests(Dashboard dashboard) : DashboardTest(dashboard)
{
    private const string Read = "async () => (await (await import('/js/api.js')).get('/sealing-keys')).status";
    private const string Save = "async () => { const { send } = await import('/js/api.js'); "
        + "return (await send('PUT', '/admin/org/llm-billing-mode', { mode: null }, { wait: 10 })).status; }";

    [Fact]
    public async Task the_page_says_that_the_session_has_ended_until_somebody_signs_in_again()
    {
        await Session.SignInAsync(SamplePeople.Owner, "/forbidden");
        (await Page.EvaluateAsync<int>(Read)).ShouldBe(200);

        await Session.Context.ClearCookiesAsync();
        Session.Expect(401, "/sealing-keys");
        Session.Expect(403, "/forbidden"); // the page looks at itself, to see whose session it is now
        (await Page.EvaluateAsync<int>(Read)).ShouldBe(401);
        var link = Page.Locator("#session-notice a");
        (await link.GetAttributeAsync("href")).ShouldBe("/login?return_to=%2Fforbidden");
        await Page.ShouldHaveNoAxeFindingsAsync();

        await SignInAgainAsync(SamplePeople.Owner);
        (await Page.EvaluateAsync<int>(Read)).ShouldBe(200);
        (await link.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task what_is_saved_in_a_new_session_of_the_same_person_goes_through()
    {
        await Session.SignInAsync(SamplePeople.Owner, "/login");
        (await Page.EvaluateAsync<int>(Save)).ShouldBe(200);

        // Another token of the same person, and with it another anti-forgery token than the page has.
        await EnterAsync(System.Keys.Tokens.For(System.People.Org, "admin:org", SamplePeople.Owner));
        Session.Expect(403, "/admin/org/llm-billing-mode");
        (await Page.EvaluateAsync<int>(Save)).ShouldBe(200);
    }

    [Fact]
    public async Task what_was_typed_in_one_organization_is_not_saved_in_another()
    {
        await Session.SignInAsync(SamplePeople.Owner, "/login");
        await SignInAgainAsync(SamplePeople.Outsider);

        Session.Expect(403, "/admin/org/llm-billing-mode");
        (await Page.EvaluateAsync<int>(Save)).ShouldBe(403);
        (await Page.Locator("#session-notice").InnerTextAsync()).ShouldContain("somebody else's");
    }

    private async Task SignInAgainAsync(string person)
    {
        var tab = await Session.Context.NewPageAsync();
        await tab.GotoAsync("/login?return_to=/forbidden");
        await tab.GetByTestId($"login-as-{person}").ClickAsync();
        await tab.GetByTestId("logout").WaitForAsync();
        await tab.CloseAsync();
    }

    private async Task EnterAsync(string token)
    {
        var tab = await Session.Context.NewPageAsync();
        await tab.GotoAsync("/login?return_to=/forbidden");
        await tab.GetByTestId("login-token").FillAsync(token);
        await tab.GetByTestId("login-submit").ClickAsync();
        await tab.GetByTestId("forbidden").WaitForAsync();
        await tab.CloseAsync();
    }
}
