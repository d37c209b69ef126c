namespace Messaging.Unit.Documentation;

/// <summary>What the reference says of data is what the code holds.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, Func<string>> Generated = new(StringComparer.Ordinal)
    {
        ["strip-list"] = BillingTables.StripNames,
        ["reserved-names"] = BillingTables.ReservedNames,
        ["providers"] = ProviderTables.Providers,
        ["subscriptions"] = ProviderTables.Subscriptions,
        ["notices"] = ProviderTables.Notices,
        ["problem-codes"] = ProblemTables.Codes,
        ["commands"] = MessageTables.Commands,
        ["command-common-members"] = MessageTables.CommonCommandMembers,
        ["command-members"] = MessageTables.CommandMembers,
        ["queries"] = MessageTables.Queries,
        ["events"] = MessageTables.Events,
        ["event-common-members"] = MessageTables.CommonEventMembers,
        ["event-members"] = MessageTables.EventMembers,
        ["scheduled-jobs"] = ScheduledJobTables.Jobs,
    };

    public static TheoryData<string> Sections => [.. Generated.Keys];

    [Theory]
    [MemberData(nameof(Sections))]
    public void a_section_is_what_the_code_says(string section) => ReferencePages.ShouldHold(section, Generated[section]());

    [Fact]
    public void every_section_is_known_and_there_once()
        => ReferencePages.Sections().ShouldBe([.. Generated.Keys, .. RouteReferenceTests.Names], ignoreOrder: true);
}
