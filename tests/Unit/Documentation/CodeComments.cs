using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;
using Messaging.Contracts;

namespace Messaging.Unit.Documentation;

/// <summary>What the code says of itself in its XML documentation, as Markdown.</summary>
internal static class CodeComments
{
    private static readonly Dictionary<string, XElement> Members = Load();

    /// <summary>The summary of a type.</summary>
    public static string Summary(Type type) => Text(Element($"T:{type.FullName}").Element("summary"));

    /// <summary>The summary of a field.</summary>
    public static string Summary(FieldInfo field) => Text(Element($"F:{field.DeclaringType!.FullName}.{field.Name}").Element("summary"));

    /// <summary>What is said of a member: of a record's parameter, or of a property.</summary>
    public static string Summary(PropertyInfo member)
    {
        var type = member.DeclaringType!;
        var parameter = Element($"T:{type.FullName}").Elements("param")
            .FirstOrDefault(element => element.Attribute("name")?.Value == member.Name);
        return Text(parameter ?? Element($"P:{type.FullName}.{member.Name}").Element("summary"));
    }

    private static Dictionary<string, XElement> Load()
        => new[] { "Messaging.Contracts.xml", "Messaging.Worker.xml", "Messaging.Api.xml" }
            .SelectMany(file => XDocument.Load(Path.Combine(AppContext.BaseDirectory, file)).Descendants("member"))
            .Where(member => member.Attribute("name")!.Value.Contains(":Messaging.", StringComparison.Ordinal)) // not what generators add
            .ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    private static XElement Element(string id)
        => Members.GetValueOrDefault(id)
            ?? throw new InvalidOperationException($"{id} has no XML documentation, which the reference is made from");

    private static string Text(XElement? element) => string.Join(
        ' ', string.Concat((element?.Nodes() ?? []).Select(Text)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => MarkdownTable.Code(code.Value),
        XElement { Name.LocalName: "paramref" } parameter => MarkdownTable.Code(NameOnTheWire(parameter.Attribute("name")!.Value)),
        XElement { Name.LocalName: "see" } see when see.Attribute("cref") is { } target => Reference(target.Value),
        XElement other => string.Concat(other.Nodes().Select(Text)),
        _ => "",
    };

    // A class of nothing but texts stands for these; another type or member is named.
    private static string Reference(string id)
    {
        var isStatic = typeof(ICommand).Assembly.GetType(id[2..]) is { IsAbstract: true, IsSealed: true };
        if (isStatic && TextsOf(typeof(ICommand).Assembly.GetType(id[2..])!) is { Count: > 0 } texts)
            return MarkdownTable.Codes(texts);

        var parts = id[2..].Split('(')[0].Split('.');
        return MarkdownTable.Code(id[0] == 'T' ? parts[^1] : id[0] == 'P' ? NameOnTheWire(parts[^1]) : string.Join('.', parts[^2..]));
    }

    private static List<string> TextsOf(Type constants)
        => [.. constants.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral && field.FieldType == typeof(string))
            .Select(field => (string)field.GetRawConstantValue()!)];

    private static string NameOnTheWire(string member) => JsonNamingPolicy.CamelCase.ConvertName(member);
}
