using Messaging.Contracts;
using Messaging.Unit.Architecture;

namespace Messaging.Unit.Api;

/// <summary>A browser tells a script only of the types of events that it asks for: none may be missing in the page's list.</summary>
public sealed class EventTypesTests
{
    private static readonly string Listed = File.ReadAllText(Path.Combine(SourceTree.Repository, "src/Api/wwwroot/js/event-types.js"));

    public static TheoryData<string> Types => [.. typeof(AuditEvent).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(AuditEvent))).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Types))]
    public void the_pages_listen_to_every_type(string type) => Listed.ShouldContain($"\"{type}\"");
}
