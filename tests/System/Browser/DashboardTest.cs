using Messaging.System.Harness;
using Microsoft.Playwright;

namespace Messaging.System.Browser;

/// <summary>A test that looks at pages, each with a browser of its own; what the browser complains of fails it.</summary>
[Collection(Dashboard.Name)]
public abstract class DashboardTest(Dashboard dashboard) : IAsyncLifetime
{
    protected Dashboard Dashboard { get; } = dashboard;

    protected MessagingSystem System => Dashboard.System;

    protected Visit Visit { get; private set; } = null!;

    protected IPage Page => Visit.Page;

    public async ValueTask InitializeAsync() => Visit = await Dashboard.VisitAsync();

    public async ValueTask DisposeAsync() => await Visit.DisposeAsync();
}
