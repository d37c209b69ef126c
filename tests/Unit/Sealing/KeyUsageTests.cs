using Messaging.Contracts;
using Messaging.Worker.Features.Secrets;
using Messaging.Worker.Infrastructure.Sealing;

namespace Messaging.Unit.Sealing;

/// <summary>What is counted of a table, and why a value does not open.</summary>
public sealed class KeyUsageTests : LostKeyTest
{
    private static readonly Guid Org = Guid.NewGuid();
    private static readonly SealingContext Context = new(Org, null, "NAME");

    [Fact]
    public void values_are_counted_by_the_key_that_they_name()
    {
        var stock = new KeyUsage();
        stock.Add(Row(Keys.Seal(new SecretText("a"), Context)), readable: true);
        stock.Add(Row(Keys.Seal(new SecretText("b"), Context)), readable: false);
        stock.Add(Row(Lost.Seal(new SecretText("c"), Context)), readable: false);
        stock.Add(Row(new SealedValue("nonsense")), readable: false);

        stock.Remaining.ShouldBe(4);
        stock.ByKey.ShouldBe(
            [(Keys.NewestKeyId, 2, 1), (Lost.NewestKeyId, 1, 1), ("none", 1, 1)],
            ignoreOrder: true);
    }

    [Fact]
    public void a_row_opens_or_says_why_not_without_a_value()
    {
        Keys.Open(Row(Keys.Seal(new SecretText("marked"), Context))).Value!.Reveal().ShouldBe("marked");
        string?[] reasons =
        [
            Keys.Open(Row(Lost.Seal(new SecretText("marked"), Context))).Why,
            Keys.Open(Row(Keys.Seal(new SecretText("marked"), Context with { Name = "OTHER" }))).Why,
            Keys.Open(Row(new SealedValue("marked"))).Why,
            Keys.Open(Row(Keys.Seal(new SecretText("marked"), Context)) with { Context = null }).Why,
        ];

        reasons.ShouldAllBe(reason => !string.IsNullOrWhiteSpace(reason) && !reason.Contains("marked"));
        reasons.Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public async Task the_report_of_what_does_not_open_has_names_and_no_value()
    {
        await using var written = new StringWriter();
        var value = Lost.Seal(new SecretText("marked"), Context);

        await new ResealReport(written).UnreadableAsync(OrgSecretTable.Table, Row(value), "its key is not at hand");

        written.ToString().ShouldBe($"unreadable: org_secrets org={Org} name=NAME: its key is not at hand{Environment.NewLine}");
    }

    private static SealedRow Row(SealedValue value) => new(Org, null, "NAME", Context, value);
}
