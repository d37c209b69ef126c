using Microsoft.Extensions.DependencyInjection;

namespace Messaging.Worker.Infrastructure.Registration;

/// <summary>What was registered so far, for what has to be set up before there are services.</summary>
internal static class RegisteredInstances
{
    /// <summary>The instances of a type that were added, in the order in which they were.</summary>
    public static IReadOnlyList<T> Registered<T>(this IServiceCollection services)
        where T : class
        => [.. services.Where(service => service.ServiceType == typeof(T)).Select(service => service.ImplementationInstance).OfType<T>()];
}
