using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Messaging.Worker.Features.Workspaces.Runtimes.Processes;

/// <summary>Registers the runtime that runs workspaces as processes.</summary>
internal static class ProcessRuntimeRegistration
{
    /// <summary>Adds <see cref="IWorkspaceRuntime"/> with its adapter <c>process</c>; a wrong setting stops the start.</summary>
    public static IServiceCollection AddProcessRuntime(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(Options.Create(Read(configuration)));
        services.AddSingleton<IWorkspaceRuntime, ProcessWorkspaceRuntime>();
        return services;
    }

    // Read and checked now, so that a wrong setting stops the start with one sentence and not with a stack trace.
    private static RuntimeOptions Read(IConfiguration configuration)
    {
        var options = new RuntimeOptions();
        options.Read(configuration);
        var result = new RuntimeOptionsValidator().Validate(null, options);
        return result.Failed
            ? throw new OptionsValidationException(nameof(RuntimeOptions), typeof(RuntimeOptions), result.Failures)
            : options;
    }
}
