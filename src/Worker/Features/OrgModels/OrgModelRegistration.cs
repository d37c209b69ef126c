using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Messaging.Worker.Features.OrgModels;

/// <summary>What knows about organizations' models.</summary>
internal static class OrgModelRegistration
{
    /// <summary>Adds it; the settings are read now, so that a wrong one stops the start.</summary>
    public static IHostApplicationBuilder AddOrgModels(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton(OrgModelOptions.From(builder.Configuration, builder.Environment))
            .AddSingleton<OrgModelRules>()
            .AddSingleton<OrgModelCredentials>()
            .AddSingleton<OrgModelVersions>();
        return builder;
    }
}
