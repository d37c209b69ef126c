using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Messaging.Contracts;

namespace Messaging.Unit.Documentation;

/// <summary>The members of records, as they are written in JSON.</summary>
/// <param name="naming">How names are written: in camel case on the bus, in snake case over HTTP.</param>
internal sealed class RecordTable(JsonNamingPolicy naming)
{
    private readonly NullabilityInfoContext nullability = new();

    /// <summary>A heading with what a record is, and its members.</summary>
    /// <param name="record">The record.</param>
    /// <param name="heading">Its heading, for example <c>###</c>.</param>
    /// <param name="members">The members to be shown; all where none are given.</param>
    public string Section(Type record, string heading, IEnumerable<PropertyInfo>? members = null)
    {
        var shown = (members ?? MembersOf(record)).ToList();
        var intro = $"{heading} {MarkdownTable.Code(record.Name)}\n\n{CodeComments.Summary(record)}";
        return shown.Count == 0 ? intro : $"{intro}\n\n{Table(shown)}";
    }

    /// <summary>A table of members.</summary>
    public string Table(IEnumerable<PropertyInfo> members) => MarkdownTable.Of(
        ["member", "type", "what it is"],
        members.Select(member => (IReadOnlyList<string>)
        [
            MarkdownTable.Code(naming.ConvertName(member.Name)),
            TypeOf(member),
            CodeComments.Summary(member),
        ]));

    /// <summary>The members that a record declares itself, in their order.</summary>
    public static IEnumerable<PropertyInfo> MembersOf(Type record)
        => record.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

    private string TypeOf(PropertyInfo member)
    {
        var type = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
        if (nullability.Create(member).ReadState != NullabilityState.Nullable)
            return NameOf(type);

        // A record's null that is not written.
        var isLeftOut = member.GetCustomAttribute<JsonIgnoreAttribute>() is { Condition: JsonIgnoreCondition.WhenWritingNull };
        return NameOf(type) + (isLeftOut ? ", or absent" : " or null");
    }

    private static string NameOf(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return $"list of {NameOf(type.GetGenericArguments()[0])}";

        return type switch
        {
            _ when type == typeof(string) => "text",
            _ when type == typeof(Guid) => "UUID",
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(int) || type == typeof(long) => "whole number",
            _ when type == typeof(DateTimeOffset) || type == typeof(DateTime) => "time",
            _ when type == typeof(DateOnly) => "date",
            _ when type == typeof(SealedValue) => "sealed value",
            _ when type == typeof(JsonText) => "JSON",
            _ => MarkdownTable.Code(type.Name),
        };
    }
}
