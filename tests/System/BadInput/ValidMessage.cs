using System.Reflection;
using System.Text.Json.Nodes;
using Messaging.Contracts;

namespace Messaging.System.BadInput;

/// <summary>A message as its record asks for, in the bus's JSON.</summary>
/// <param name="org">Whose it is.</param>
/// <param name="secret">What stands in sealed values.</param>
public sealed class ValidMessage(Guid org, string secret)
{
    private static readonly NullabilityInfoContext Nullability = new();

    // Where a rule looks at the text; every other text may be any.
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["Mode"] = BillingModes.Byok,
        ["Name"] = "LOG_LEVEL",
        ["Runtime"] = "broken",
        ["Provider"] = "anthropic",
        ["Model"] = "claude-opus-4-8",
        ["CredentialType"] = CredentialTypes.ApiKey,
    };

    /// <summary>The members of a record, as its constructor has them.</summary>
    public static IReadOnlyList<ParameterInfo> MembersOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).First().GetParameters();
    }

    /// <summary>How a member is called on the bus.</summary>
    public static string NameOf(ParameterInfo member) => char.ToLowerInvariant(member.Name![0]) + member.Name[1..];

    /// <summary>Whether a member may be null.</summary>
    public static bool IsNullable(ParameterInfo member)
    {
        lock (Nullability)
            return Nullability.Create(member).ReadState == NullabilityState.Nullable;
    }

    /// <summary>Whether a type is a record of the contracts.</summary>
    public static bool IsRecord(Type type)
        => type.Namespace == typeof(ICommand).Namespace && type.IsClass && type != typeof(SealedValue) && type != typeof(JsonText);

    /// <summary>The type of what a list holds; null for what is no list.</summary>
    public static Type? ItemOf(Type type)
        => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    /// <summary>The message.</summary>
    public JsonObject Of(Type type) => new(MembersOf(type).Select(member => KeyValuePair.Create(NameOf(member), ValueOf(member))));

    private JsonNode? ValueOf(ParameterInfo member)
    {
        // A mode that is null would be right, and clear what there is.
        var isOptional = IsNullable(member) && !Texts.ContainsKey(member.Name!) && !IsRecord(member.ParameterType);
        return isOptional ? null : ValueOf(member.Name!, member.ParameterType);
    }

    private JsonNode ValueOf(string name, Type type)
    {
        if (ItemOf(type) is { } item)
            return new JsonArray(ValueOf(name, item));
        if (IsRecord(type))
            return Of(type);

        return type switch
        {
            _ when type == typeof(Guid) => name == "OrgId" ? org.ToString() : Guid.CreateVersion7().ToString(),
            _ when type == typeof(string) => Texts.GetValueOrDefault(name, "text"),
            _ when type == typeof(SealedValue) => $"v1.0123456789abcdef.{secret}.{secret}",
            _ when type == typeof(DateTimeOffset) || type == typeof(DateTime) => TimeProvider.System.GetUtcNow().ToString("O"),
            _ when type == typeof(bool) => true,
            _ when type == typeof(int) || type == typeof(long) => 1,
            _ => "text",
        };
    }
}
