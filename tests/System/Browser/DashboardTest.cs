using Messaging.System.Harness;
using Microsoft.Playwright;

namespace Messaging.System.Browser;

/// <summary>A test that looks at pages, each with a browser of its own; what the browser complains of fails it.</summary>
[Collection(Dashboard.Name)]
public abstract class DashboardTest(Dashboard dashboard) : IAsyncLifetime
{
    protected Dashboard Dashboard { get; } = dashboard;

    protected MessagingSystem System => Dashboard.System;

    protected BrowserSession Session { get; private set; } = null!;

    protected IPage Page => Session.Page;

    public async ValueTask InitializeAsync() => Session = await Dashboard.NewSessionAsync();

    public async ValueTask DisposeAsync() => await Session.DisposeAsync();
}
