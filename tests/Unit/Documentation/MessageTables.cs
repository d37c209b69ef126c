using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Messaging.Contracts;

namespace Messaging.Unit.Documentation;

/// <summary>What travels between Api and worker, and what the worker publishes.</summary>
internal static class MessageTables
{
    private static readonly RecordTable OnTheBus = new(JsonNamingPolicy.CamelCase);
    private static readonly Assembly Contracts = typeof(ICommand).Assembly;

    /// <summary>The commands in one table.</summary>
    public static string Commands() => MarkdownTable.Of(
        ["command", "record", "number", "what it does"],
        CommandKinds.All.Select(kind => (IReadOnlyList<string>)
        [
            MarkdownTable.Code(CommandKinds.NameOf(kind)),
            MarkdownTable.Code(kind.ToString()),
            ((int)kind).ToString(CultureInfo.InvariantCulture),
            CodeComments.Summary(CommandOf(kind)),
        ]));

    /// <summary>What every command carries.</summary>
    public static string CommonCommandMembers()
        => OnTheBus.Table([.. RecordTable.MembersOf(typeof(ICommand)), .. RecordTable.MembersOf(typeof(IWorkspaceCommand))]);

    /// <summary>What each command carries besides.</summary>
    public static string CommandMembers() => string.Join("\n\n", CommandKinds.All.Select(CommandOf).Where(HasMembersOfItsOwn)
        .Select(command => OnTheBus.Section(command, "####", OwnMembersOf(command)))
        .Concat(new[] { typeof(NewWorkspace), typeof(NewSecret) }.Select(part => OnTheBus.Section(part, "####"))));

    /// <summary>The queries with what each carries.</summary>
    public static string Queries() => MarkdownTable.Of(
        ["query", "members", "what it asks", "answered with"],
        QueryTypes().Select(query => (IReadOnlyList<string>)
        [
            MarkdownTable.Code(query.Name),
            MarkdownTable.Codes(RecordTable.MembersOf(query).Select(member => JsonNamingPolicy.CamelCase.ConvertName(member.Name))),
            CodeComments.Summary(query),
            MarkdownTable.Code(query.GetInterfaces().Single(IsQuery).GetGenericArguments()[0].Name),
        ]));

    /// <summary>What every event carries.</summary>
    public static string CommonEventMembers() => OnTheBus.Table(RecordTable.MembersOf(typeof(AuditEvent)));

    /// <summary>The events in one table.</summary>
    public static string Events() => MarkdownTable.Of(
        ["event", "what it says", "members of its own"],
        EventTypes().Select(type => (IReadOnlyList<string>)
        [
            MarkdownTable.Code(type.Name),
            CodeComments.Summary(type),
            MarkdownTable.Codes(RecordTable.MembersOf(type).Select(member => JsonNamingPolicy.CamelCase.ConvertName(member.Name))),
        ]));

    /// <summary>What each event carries besides.</summary>
    public static string EventMembers() => string.Join("\n\n", EventTypes().Where(type => RecordTable.MembersOf(type).Any())
        .Select(type => OnTheBus.Section(type, "####"))
        .Append(OnTheBus.Section(typeof(BillingModeResolution), "####")));

    private static Type CommandOf(CommandKind kind) => CommandTypes.All.Single(row => row.Kind == kind).Type;

    private static IEnumerable<PropertyInfo> OwnMembersOf(Type command)
    {
        var common = new[] { typeof(ICommand), typeof(IWorkspaceCommand) }.SelectMany(RecordTable.MembersOf).Select(member => member.Name);
        return RecordTable.MembersOf(command).ExceptBy(common, member => member.Name, StringComparer.Ordinal);
    }

    private static bool HasMembersOfItsOwn(Type command) => OwnMembersOf(command).Any();

    private static IEnumerable<Type> QueryTypes() => Contracts.GetExportedTypes()
        .Where(type => type.GetInterfaces().Any(IsQuery))
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    private static bool IsQuery(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IQuery<>);

    private static IEnumerable<Type> EventTypes() => Contracts.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(AuditEvent)))
        .OrderBy(type => type.Name, StringComparer.Ordinal);
}
