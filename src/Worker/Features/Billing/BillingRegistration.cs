using Messaging.Contracts;
using Messaging.Worker.Pipeline.Execution;
using Messaging.Worker.Pipeline.Queries;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Messaging.Worker.Features.Billing;

/// <summary>Registers the resolver and the commands and queries of billing modes.</summary>
internal static class BillingRegistration
{
    /// <summary>Adds the feature; the settings are read now, so that a wrong one stops the start.</summary>
    public static IHostApplicationBuilder AddBilling(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton(BillingOptions.From(builder.Configuration))
            .AddSingleton<BillingPolicy>()
            .AddSingleton<ResolutionQueries>();
        return builder
            .AddCommand<SetOrgBillingDefault, SetOrgBillingDefaultHandler>()
            .AddCommand<SetWorkspaceBillingMode, SetWorkspaceBillingModeHandler>()
            .AddQuery<GetBillingMode, BillingModeResolution, GetBillingModeHandler>()
            .AddQuery<GetOrgBillingDefault, OrgBillingDefaultView, GetOrgBillingDefaultHandler>()
            .AddQuery<GetStripList, StripListView, GetStripListHandler>();
    }
}
