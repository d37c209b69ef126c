using Messaging.System.Harness;
using Microsoft.Playwright;

namespace Messaging.System.Browser;

/// <summary>What people do on the page of a workspace.</summary>
public static class WorkspacePage
{
    /// <summary>The page of a workspace.</summary>
    public static string PathOf(Guid workspace) => $"/workspaces/{workspace}";

    /// <summary>Signs in with a caller's token, goes to a workspace, and waits until it is shown.</summary>
    public static async Task OpenWorkspaceAsync(this BrowserSession session, Caller caller, Guid workspace)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(caller);
        await session.SignInAsync(caller, PathOf(workspace));
        await session.Find("workspace-status").WaitForAsync();
        await session.ShouldBeLiveAsync();
    }

    /// <summary>Chooses a billing mode and saves it.</summary>
    public static async Task SaveModeAsync(this BrowserSession session, string mode)
    {
        var option = session.Find("billing-mode").Locator($"option[value={mode}]");
        await session.Find("billing-mode").SelectOptionAsync(mode);
        await session.Find("billing-mode-save").ClickAsync();
        await session.ShouldSayAsync("operation-status", $"Saved: {await option.InnerTextAsync()}.");
    }

    /// <summary>Fills in a secret and sends it.</summary>
    public static async Task WriteSecretAsync(this BrowserSession session, string key, string value)
    {
        await session.Find("secret-key").FillAsync(key);
        await session.Find("secret-value").FillAsync(value);
        await session.Find("secret-save").ClickAsync();
    }

    /// <summary>The row of a secret.</summary>
    public static ILocator SecretRow(this BrowserSession session, string key)
        => session.Find("secret-row").And(session.Page.Locator($"[data-key='{key}']"));

    /// <summary>The row of a name in the explained environment, by what happened to it.</summary>
    public static ILocator EnvironmentRow(this BrowserSession session, string name, string action)
        => session.Find("environment-row").And(session.Page.Locator($"[data-name='{name}'][data-action='{action}']"));

    /// <summary>The rows of the audit trail of a type.</summary>
    public static ILocator AuditRow(this BrowserSession session, string type)
        => session.Find("audit-row").And(session.Page.Locator($"[data-type='{type}']"));

    /// <summary>The button of a name.</summary>
    public static ILocator Button(this BrowserSession session, string name)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });
    }
}
