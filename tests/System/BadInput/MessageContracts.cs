using System.Reflection;
using System.Text.Json.Nodes;
using Messaging.Contracts;

namespace Messaging.System.BadInput;

/// <summary>What travels over the bus, as the programs themselves know it: who adds a record adds it here.</summary>
public static class MessageContracts
{
    /// <summary>Every command.</summary>
    public static IReadOnlyList<Type> Commands { get; } =
        [.. Records().Where(type => typeof(ICommand).IsAssignableFrom(type)).OrderBy(type => type.Name, StringComparer.Ordinal)];

    /// <summary>Every question that a worker answers.</summary>
    public static IReadOnlyList<Type> Queries { get; } =
        [.. Records().Where(type => type.GetInterfaces().Any(IsQuery)).OrderBy(type => type.Name, StringComparer.Ordinal)];

    /// <summary>Every record that is no command, no question and no event: what answers are made of.</summary>
    public static IReadOnlyList<Type> Answers { get; } =
    [
        .. Records().Where(type => !typeof(AuditEvent).IsAssignableFrom(type) && type.Namespace == typeof(ICommand).Namespace)
            .Except(Commands).Except(Queries).OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    /// <summary>The types that an envelope names for a record.</summary>
    public static JsonArray TypesOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return [.. type.GetInterfaces().Where(typeof(ICommand).IsAssignableFrom).Prepend(type)
            .Select(one => (JsonNode)$"urn:message:{one.Namespace}:{one.Name}")];
    }

    private static bool IsQuery(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IQuery<>);

    private static IEnumerable<Type> Records()
        => typeof(ICommand).Assembly.GetExportedTypes().Where(type => type is { IsClass: true, IsAbstract: false }
            && type.GetConstructors().Length > 0
            && type.GetMethod("<Clone>$", BindingFlags.Public | BindingFlags.Instance) is not null);
}
