using Messaging.System.Harness;
using Microsoft.Playwright;

namespace Messaging.System.Browser;

/// <summary>What people do on the page of the organization's model.</summary>
public static class OrgSettingsPage
{
    public const string Path = "/org-settings";
    public const string Key = "marked-key-of-the-page";

    /// <summary>Signs in as an administrator of an organization and goes there.</summary>
    public static async Task OpenOrgSettingsAsync(this BrowserSession session, Caller admin)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(admin);
        // Whether this server has events to stream is no matter of this page.
        await session.GoAsync("/login?return_to=" + Path);
        await session.EnterTokenAsync(admin.Token!);
        await session.Find("provider").Locator("option[value=anthropic]").WaitForAsync(
            new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
    }

    /// <summary>Chooses a provider, a model and a credential; nothing is acknowledged yet.</summary>
    public static async Task FillModelAsync(
        this BrowserSession session, string provider = "anthropic", string model = "claude-sonnet-4-6", string? key = Key)
    {
        await session.Find("provider").SelectOptionAsync(provider);
        await session.Find("model").FillAsync(model);
        if (key is not null)
            await session.Find("api-key").FillAsync(key);
    }

    /// <summary>Acknowledges and saves.</summary>
    public static async Task AcknowledgeAndSaveAsync(this BrowserSession session)
    {
        await session.Find("tos-ack").CheckAsync();
        await session.Find("save").ClickAsync();
    }

    /// <summary>Saves a model that must come about.</summary>
    public static async Task SaveModelAsync(
        this BrowserSession session, string provider = "anthropic", string model = "claude-sonnet-4-6", string key = Key)
    {
        await session.FillModelAsync(provider, model, key);
        await session.AcknowledgeAndSaveAsync();
        await session.ShouldSayAsync("operation-status", "Saved: version");
    }

    /// <summary>The row of a version.</summary>
    public static ILocator Row(this BrowserSession session, long version)
        => session.Find("version-row").And(session.Page.Locator($"[data-version='{version}']"));

    /// <summary>Waits until an element holds a text.</summary>
    public static Task ShouldSayAsync(this BrowserSession session, string testId, string text)
        => Assertions.Expect(session.Find(testId)).ToContainTextAsync(text);
}
