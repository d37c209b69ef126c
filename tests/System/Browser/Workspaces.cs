using Messaging.System.Harness;
using Microsoft.Playwright;

namespace Messaging.System.Browser;

/// <summary>What people do on the page of the workspaces.</summary>
public static class Workspaces
{
    public const string Path = "/workspaces";

    /// <summary>Signs in as somebody who may see workspaces, goes there, and waits until all is there and live.</summary>
    public static async Task OpenWorkspacesAsync(this Visit visit, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(visit);
        await visit.SignInAsync(caller, Path);
        await visit.Find("new-workspace-runtime").Locator("option[value=claude-code]").WaitForAsync(
            new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        await Assertions.Expect(visit.Page.Locator("#workspaces")).Not.ToHaveAttributeAsync("data-state", "loading");
        await visit.ShouldBeLiveAsync();
    }

    /// <summary>Fills the form and sends it.</summary>
    public static async Task CreateWorkspaceAsync(
        this Visit visit, string name, string runtime = "claude-code", string? model = CallerRoutes.Model)
    {
        ArgumentNullException.ThrowIfNull(visit);
        await visit.Find("new-workspace-name").FillAsync(name);
        await visit.Find("new-workspace-runtime").SelectOptionAsync(runtime);
        await visit.Find("new-workspace-model").FillAsync(model ?? "");
        await visit.Find("new-workspace-submit").ClickAsync();
    }

    /// <summary>The row of a workspace.</summary>
    public static ILocator WorkspaceRow(this Visit visit, Guid id)
        => visit.Find("workspace-row").And(visit.Page.Locator($"[data-id='{id}']"));
}
