using Messaging.System.Harness;
using Microsoft.Playwright;

namespace Messaging.System.Browser;

/// <summary>A system, and a browser to look at its pages with.</summary>
public sealed class Dashboard : IAsyncLifetime
{
    public const string Name = "the dashboard";

    // Sandboxing needs rights that tests may not have; the rest keeps the browser from talking to anybody else.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public MessagingSystem System { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var starting = MessagingSystem.StartAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = BrowserProgram.Find(), Args = Flags });
        System = await starting;
    }

    /// <summary>A browser of one's own: without cookies, without a past.</summary>
    /// <param name="api">The Api that it looks at.</param>
    public async Task<BrowserSession> NewSessionAsync(int api = 0)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = System.Client(api).BaseAddress!.ToString(),
            Locale = "en-GB",
            TimezoneId = "UTC",
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = 1280, Height = 800 },
        });
        return await BrowserSession.BeginAsync(context);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (System is not null)
            await System.DisposeAsync();
    }
}
