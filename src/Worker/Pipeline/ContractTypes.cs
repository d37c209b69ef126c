using Messaging.Contracts;

namespace Messaging.Worker.Pipeline;

/// <summary>The commands and queries of the contracts, found by the interfaces that they implement.</summary>
internal static class ContractTypes
{
    private static readonly Type[] Records =
        [.. typeof(ICommand).Assembly.GetExportedTypes().Where(type => type is { IsClass: true, IsAbstract: false })];

    /// <summary>Every command.</summary>
    public static IEnumerable<Type> Commands => Records.Where(type => type.IsAssignableTo(typeof(ICommand)));

    /// <summary>Every query.</summary>
    public static IEnumerable<Type> Queries => Records.Where(type => type.GetInterfaces().Any(IsQuery));

    private static bool IsQuery(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IQuery<>);
}
