using Messaging.Contracts;
using Messaging.Worker.Pipeline.Execution;
using Messaging.Worker.Pipeline.Queries;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Messaging.Worker.Features.Secrets;

/// <summary>Registers the commands and queries of secrets.</summary>
internal static class SecretsRegistration
{
    /// <summary>Adds the feature.</summary>
    public static IHostApplicationBuilder AddSecrets(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SecretRules>();
        return builder
            .AddCommand<SetOrgSecret, SetOrgSecretHandler>()
            .AddCommand<DeleteOrgSecret, DeleteOrgSecretHandler>()
            .AddCommand<SetWorkspaceSecret, SetWorkspaceSecretHandler>()
            .AddCommand<DeleteWorkspaceSecret, DeleteWorkspaceSecretHandler>()
            .AddQuery<ListSecrets, SecretList, ListSecretsHandler>();
    }
}
