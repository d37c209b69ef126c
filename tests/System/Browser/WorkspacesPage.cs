using Messaging.System.Harness;
using Microsoft.Playwright;

namespace Messaging.System.Browser;

/// <summary>What people do on the page of the workspaces.</summary>
public static class WorkspacesPage
{
    public const string Path = "/workspaces";

    /// <summary>Signs in as somebody who may see workspaces, goes there, and waits until all is there and live.</summary>
    public static async Task OpenWorkspacesAsync(this BrowserSession session, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(session);
        await session.SignInAsync(caller, Path);
        await session.Find("new-workspace-runtime").Locator("option[value=claude-code]").WaitForAsync(
            new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        await Assertions.Expect(session.Page.Locator("#workspaces")).Not.ToHaveAttributeAsync("data-state", "loading");
        await session.ShouldBeLiveAsync();
    }

    /// <summary>Fills the form and sends it.</summary>
    public static async Task CreateWorkspaceAsync(
        this BrowserSession session, string name, string runtime = "claude-code", string? model = CallerRoutes.Model)
    {
        ArgumentNullException.ThrowIfNull(session);
        await session.Find("new-workspace-name").FillAsync(name);
        await session.Find("new-workspace-runtime").SelectOptionAsync(runtime);
        await session.Find("new-workspace-model").FillAsync(model ?? "");
        await session.Find("new-workspace-submit").ClickAsync();
    }

    /// <summary>The row of a workspace.</summary>
    public static ILocator WorkspaceRow(this BrowserSession session, Guid id)
        => session.Find("workspace-row").And(session.Page.Locator($"[data-id='{id}']"));
}
