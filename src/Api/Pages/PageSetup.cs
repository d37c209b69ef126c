using Messaging.Api.Http.Navigation;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Messaging.Api.Pages;

/// <summary>Registers what pages are made with.</summary>
internal static class PageSetup
{
    /// <summary>Adds the rendering of components, and the choice between pages and programs' routes.</summary>
    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, PageEndpointSelector>());
    }

    /// <summary>Serves the pages' scripts and styles, which are the same for everybody.</summary>
    public static void UsePageFiles(this IApplicationBuilder app) => app.UseStaticFiles(new StaticFileOptions
    {
        FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot")),
        // Modules name each other without a version: a browser asks whether what it has is still the one, by its ETag.
        OnPrepareResponse = file => file.Context.Response.Headers[HeaderNames.CacheControl] = "no-cache",
    });

    /// <summary>Gives every page its headers, whatever comes of it.</summary>
    public static void UsePageHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (PageRoute.Of(http) is not null)
            http.Response.AddPageHeaders();
        return next(http);
    });
}
