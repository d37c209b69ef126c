using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Messaging.System.Browser;

/// <summary>Looks for what people with disabilities would stumble over, with axe-core, in light and in dark.</summary>
public static class AccessibilityAssertions
{
    private static readonly AxeRunOptions Options = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>
    /// Asserts that axe finds nothing. Its script comes through the debugger, which a page's policy does not concern: the policy stays on.
    /// </summary>
    public static async Task ShouldHaveNoAxeFindingsAsync(this IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            var result = await page.RunAxe(Options);
            var findings = string.Join('\n', result.Violations.Select(Describe));
            findings.ShouldBeEmpty($"{page.Url} in {JsonSerializer.Serialize(scheme)}:\n{findings}");
            result.Passes.ShouldNotBeEmpty("rules were applied");
        }

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
    }

    private static string Describe(AxeResultItem finding)
        => $"{finding.Id} ({finding.Impact}): {finding.Help}\n{string.Join('\n', finding.Nodes.Select(Describe))}";

    private static string Describe(AxeResultNode node)
        => $"    {node.Target}: {string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message))}";
}
