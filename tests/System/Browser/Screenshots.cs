using Messaging.System.Harness;
using Microsoft.Playwright;

namespace Messaging.System.Browser;

/// <summary>Pictures of pages, for people to look at: in <c>SCREENSHOTS_DIR</c>, else in <c>TestResults/screenshots</c>.</summary>
public static class Screenshots
{
    private const int Height = 800;

    private static readonly (string Name, int Width, ColorScheme Scheme)[] Looks =
    [
        ("light", 1280, ColorScheme.Light),
        ("dark", 1280, ColorScheme.Dark),
        ("narrow", 360, ColorScheme.Light),
    ];

    private static string Folder => Environment.GetEnvironmentVariable("SCREENSHOTS_DIR") is { Length: > 0 } given
        ? given
        : Path.Combine(RepositoryRoot.Directory, "TestResults", "screenshots");

    /// <summary>Takes pictures of a whole page, and asserts that none of it needs scrolling sideways.</summary>
    /// <param name="page">The page.</param>
    /// <param name="name">What the files begin with.</param>
    public static async Task ScreenshotsAsync(this IPage page, string name)
    {
        ArgumentNullException.ThrowIfNull(page);
        foreach (var (look, width, scheme) in Looks)
        {
            await page.SetViewportSizeAsync(width, Height);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            await page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true, Path = Path.Combine(Folder, $"{name}-{look}.png") });
            (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"))
                .ShouldBeLessThanOrEqualTo(width, $"{name} at {width} px");
        }
    }
}
