using Messaging.System.Harness;
using Microsoft.Playwright;

namespace Messaging.System.Browser;

/// <summary>What people do on any page.</summary>
public static class VisitSteps
{
    private static readonly TimeSpan LoadDeadline = TimeSpan.FromSeconds(60);

    /// <summary>The element with a data-testid.</summary>
    public static ILocator Find(this Visit visit, string testId)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return visit.Page.GetByTestId(testId);
    }

    /// <summary>Goes to a page and gives the answer's status, that of the last page where one led to another.</summary>
    public static async Task<int> GoAsync(this Visit visit, string path)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return (await visit.Page.GotoAsync(path))!.Status;
    }

    /// <summary>Signs in as a person of the sample and lands on a page.</summary>
    /// <param name="visit">The browser.</param>
    /// <param name="person">One of <see cref="SamplePeople"/>.</param>
    /// <param name="landing">Where to.</param>
    public static async Task SignInAsync(this Visit visit, string person, string landing = "/")
    {
        ArgumentNullException.ThrowIfNull(visit);
        await visit.GoAsync("/login?return_to=" + Uri.EscapeDataString(landing));
        await visit.Find($"login-as-{person}").ClickAsync();
        await visit.Find("logout").WaitForAsync();
    }

    /// <summary>Signs in with a caller's token and lands on a page.</summary>
    public static async Task SignInAsync(this Visit visit, Caller caller, string landing)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(caller);
        await visit.GoAsync("/login?return_to=" + Uri.EscapeDataString(landing));
        await visit.EnterTokenAsync(caller.Token!);
    }

    /// <summary>Waits until the page hears of what happens.</summary>
    public static Task ShouldBeLiveAsync(this Visit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return Assertions.Expect(visit.Page.Locator("[data-live]")).ToHaveTextAsync("Live");
    }

    /// <summary>Signs in with a token; whether that went well is on the page.</summary>
    public static async Task EnterTokenAsync(this Visit visit, string token)
    {
        ArgumentNullException.ThrowIfNull(visit);
        await visit.Find("login-token").FillAsync(token);
        await visit.AfterLoadingAsync(() => visit.Find("login-submit").ClickAsync());
    }

    /// <summary>Does something that leads to another page, and waits until that is there.</summary>
    public static async Task AfterLoadingAsync(this Visit visit, Func<Task> act)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(act);
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnLoaded(object? sender, IPage page) => loaded.TrySetResult();
        visit.Page.Load += OnLoaded;
        try
        {
            await act();
            await loaded.Task.WaitAsync(LoadDeadline);
        }
        finally
        {
            visit.Page.Load -= OnLoaded;
        }
    }

    /// <summary>Where the page is, without the server's name.</summary>
    public static string Path(this Visit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return new Uri(visit.Page.Url).PathAndQuery;
    }
}
