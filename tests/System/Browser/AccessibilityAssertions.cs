using System.Text.Json;
using Microsoft.Playwright;

namespace Messaging.System.Browser;

/// <summary>Looks for what people with disabilities would stumble over, with axe-core, in light and in dark.</summary>
public static class AccessibilityAssertions
{
    private const string Run =
        """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(
          finding => `${finding.id} (${finding.impact}): ${finding.help}\n`
            + finding.nodes.map(node => `    ${node.target.join(' ')}: ${node.failureSummary}`).join('\n'))
        """;

    private static readonly Lazy<string> Axe = new(() =>
    {
        using var reader = new StreamReader(typeof(AccessibilityAssertions).Assembly.GetManifestResourceStream("axe.min.js")!);
        return reader.ReadToEnd();
    });

    /// <summary>
    /// Asserts that axe finds nothing. Its script comes through the debugger, which a page's policy does not concern: the policy stays on.
    /// </summary>
    public static async Task ShouldHaveNoAxeFindingsAsync(this IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            await page.EvaluateAsync(Axe.Value);
            var findings = await page.EvaluateAsync<string[]>(Run);
            findings.ShouldBeEmpty($"{page.Url} in {JsonSerializer.Serialize(scheme)}:\n{string.Join('\n', findings)}");
        }

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
    }
}
