using Messaging.System.Harness;
using Microsoft.Playwright;

namespace Messaging.System.Browser;

/// <summary>What people do on the page of the organization's model.</summary>
public static class OrgSettings
{
    public const string Path = "/org-settings";
    public const string Key = "marked-key-of-the-page";

    /// <summary>Signs in as an administrator of an organization and goes there.</summary>
    public static async Task OpenOrgSettingsAsync(this Visit visit, Caller admin)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(admin);
        // Whether this server has events to stream is no matter of this page.
        await visit.GoAsync("/login?return_to=" + Path);
        await visit.EnterTokenAsync(admin.Token!);
        await visit.Find("provider").Locator("option[value=anthropic]").WaitForAsync(
            new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
    }

    /// <summary>Chooses a provider, a model and a credential; nothing is acknowledged yet.</summary>
    public static async Task FillModelAsync(
        this Visit visit, string provider = "anthropic", string model = "claude-sonnet-4-6", string? key = Key)
    {
        await visit.Find("provider").SelectOptionAsync(provider);
        await visit.Find("model").FillAsync(model);
        if (key is not null)
            await visit.Find("api-key").FillAsync(key);
    }

    /// <summary>Acknowledges and saves.</summary>
    public static async Task AcknowledgeAndSaveAsync(this Visit visit)
    {
        await visit.Find("tos-ack").CheckAsync();
        await visit.Find("save").ClickAsync();
    }

    /// <summary>Saves a model that must come about.</summary>
    public static async Task SaveModelAsync(
        this Visit visit, string provider = "anthropic", string model = "claude-sonnet-4-6", string key = Key)
    {
        await visit.FillModelAsync(provider, model, key);
        await visit.AcknowledgeAndSaveAsync();
        await visit.ShouldSayAsync("operation-status", "Saved: version");
    }

    /// <summary>The row of a version.</summary>
    public static ILocator Row(this Visit visit, long version)
        => visit.Find("version-row").And(visit.Page.Locator($"[data-version='{version}']"));

    /// <summary>Waits until an element holds a text.</summary>
    public static Task ShouldSayAsync(this Visit visit, string testId, string text)
        => Assertions.Expect(visit.Find(testId)).ToContainTextAsync(text);
}
