using Messaging.System.Harness;
using Microsoft.Playwright;

namespace Messaging.System.Browser;

/// <summary>What people do on any page.</summary>
public static class AnyPage
{
    private static readonly TimeSpan LoadDeadline = TimeSpan.FromSeconds(60);

    /// <summary>The element with a data-testid.</summary>
    public static ILocator Find(this BrowserSession session, string testId)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.Page.GetByTestId(testId);
    }

    /// <summary>Goes to a page and gives the answer's status, that of the last page where one led to another.</summary>
    public static async Task<int> GoAsync(this BrowserSession session, string path)
    {
        ArgumentNullException.ThrowIfNull(session);
        return (await session.Page.GotoAsync(path))!.Status;
    }

    /// <summary>Signs in as a person of the sample and lands on a page.</summary>
    /// <param name="session">The browser.</param>
    /// <param name="person">One of <see cref="SamplePeople"/>.</param>
    /// <param name="landing">Where to.</param>
    public static async Task SignInAsync(this BrowserSession session, string person, string landing = "/")
    {
        ArgumentNullException.ThrowIfNull(session);
        await session.GoAsync("/login?return_to=" + Uri.EscapeDataString(landing));
        await session.Find($"login-as-{person}").ClickAsync();
        await session.Find("logout").WaitForAsync();
    }

    /// <summary>Signs in with a caller's token and lands on a page.</summary>
    public static async Task SignInAsync(this BrowserSession session, Caller caller, string landing)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(caller);
        await session.GoAsync("/login?return_to=" + Uri.EscapeDataString(landing));
        await session.EnterTokenAsync(caller.Token!);
    }

    /// <summary>Waits until the page hears of what happens.</summary>
    public static Task ShouldBeLiveAsync(this BrowserSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return Assertions.Expect(session.Page.Locator("[data-live]")).ToHaveTextAsync("Live");
    }

    /// <summary>Signs in with a token; whether that went well is on the page.</summary>
    public static async Task EnterTokenAsync(this BrowserSession session, string token)
    {
        ArgumentNullException.ThrowIfNull(session);
        await session.Find("login-token").FillAsync(token);
        await session.AfterLoadingAsync(() => session.Find("login-submit").ClickAsync());
    }

    /// <summary>Does something that leads to another page, and waits until that is there.</summary>
    public static async Task AfterLoadingAsync(this BrowserSession session, Func<Task> act)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(act);
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnLoaded(object? sender, IPage page) => loaded.TrySetResult();
        session.Page.Load += OnLoaded;
        try
        {
            await act();
            await loaded.Task.WaitAsync(LoadDeadline);
        }
        finally
        {
            session.Page.Load -= OnLoaded;
        }
    }

    /// <summary>Where the page is, without the server's name.</summary>
    public static string Path(this BrowserSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return new Uri(session.Page.Url).PathAndQuery;
    }
}
