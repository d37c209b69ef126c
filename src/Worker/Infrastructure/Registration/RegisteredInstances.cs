using Microsoft.Extensions.DependencyInjection;

namespace Messaging.Worker.Infrastructure.Registration;

/// <summary>Finds registered instances while the services are still being registered.</summary>
internal static class RegisteredInstances
{
    /// <summary>The instances of a type that were added so far, in order.</summary>
    public static IReadOnlyList<T> Registered<T>(this IServiceCollection services)
        where T : class
        => [.. services.Where(service => service.ServiceType == typeof(T)).Select(service => service.ImplementationInstance).OfType<T>()];
}
