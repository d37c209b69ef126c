using Messaging.Worker.Runtime.Processes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Messaging.Worker.Runtime;

/// <summary>Makes the workspace runtime available.</summary>
internal static class RuntimeRegistration
{
    /// <summary>Adds <see cref="IWorkspaceRuntime"/> with its adapter <c>process</c>; a wrong setting stops the start.</summary>
    public static IServiceCollection AddWorkspaceRuntime(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<RuntimeOptions>, RuntimeOptionsValidator>();
        services.AddOptions<RuntimeOptions>().Configure(options => options.Read(configuration)).ValidateOnStart();
        services.AddSingleton<IWorkspaceRuntime, ProcessWorkspaceRuntime>();
        return services;
    }
}
