using Messaging.System.Harness;
using Microsoft.Playwright;

namespace Messaging.System.Browser;

/// <summary>What people do on the page of a workspace.</summary>
public static class WorkspaceSteps
{
    /// <summary>The page of a workspace.</summary>
    public static string PageOf(Guid workspace) => $"/workspaces/{workspace}";

    /// <summary>Signs in with a caller's token, goes to a workspace, and waits until it is shown.</summary>
    public static async Task OpenWorkspaceAsync(this Visit visit, Caller caller, Guid workspace)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(caller);
        await visit.SignInAsync(caller, PageOf(workspace));
        await visit.Find("workspace-status").WaitForAsync();
        await visit.ShouldBeLiveAsync();
    }

    /// <summary>Chooses a billing mode and saves it.</summary>
    public static async Task SaveModeAsync(this Visit visit, string mode)
    {
        var option = visit.Find("billing-mode").Locator($"option[value={mode}]");
        await visit.Find("billing-mode").SelectOptionAsync(mode);
        await visit.Find("billing-mode-save").ClickAsync();
        await visit.ShouldSayAsync("operation-status", $"Saved: {await option.InnerTextAsync()}.");
    }

    /// <summary>Fills in a secret and sends it.</summary>
    public static async Task WriteSecretAsync(this Visit visit, string key, string value)
    {
        await visit.Find("secret-key").FillAsync(key);
        await visit.Find("secret-value").FillAsync(value);
        await visit.Find("secret-save").ClickAsync();
    }

    /// <summary>The row of a secret.</summary>
    public static ILocator SecretRow(this Visit visit, string key)
        => visit.Find("secret-row").And(visit.Page.Locator($"[data-key='{key}']"));

    /// <summary>The row of a name in the explained environment, by what happened to it.</summary>
    public static ILocator EnvironmentRow(this Visit visit, string name, string action)
        => visit.Find("environment-row").And(visit.Page.Locator($"[data-name='{name}'][data-action='{action}']"));

    /// <summary>The rows of the audit trail of a type.</summary>
    public static ILocator AuditRow(this Visit visit, string type)
        => visit.Find("audit-row").And(visit.Page.Locator($"[data-type='{type}']"));

    /// <summary>The button of a name.</summary>
    public static ILocator Button(this Visit visit, string name)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });
    }
}
