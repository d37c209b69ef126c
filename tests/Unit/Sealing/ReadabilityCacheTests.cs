using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Sealing;

namespace Messaging.Unit.Sealing;

/// <summary>Whether a stored value opens, asked once and again.</summary>
public sealed class ReadabilityCacheTests : LostKeyTest
{
    private static readonly SealingContext Context = new(Guid.NewGuid(), null, "NAME");

    [Fact]
    public void a_value_opens_for_what_it_was_sealed_for_and_for_nothing_else()
    {
        var readability = new ReadabilityCache(Keys);
        var value = Keys.Seal(new SecretText("value"), Context);
        SealingContext[] others =
            [Context with { Name = "OTHER" }, Context with { OrgId = Guid.NewGuid() }, Context with { WorkspaceId = Guid.NewGuid() }];

        for (var asked = 0; asked < 2; asked++)
        {
            readability.Opens(value, Context).ShouldBeTrue();
            others.ShouldAllBe(other => !readability.Opens(value, other));
        }
    }

    [Fact]
    public void a_value_of_a_lost_key_and_a_text_that_is_no_value_never_open()
    {
        var readability = new ReadabilityCache(Keys);

        for (var asked = 0; asked < 2; asked++)
        {
            readability.Opens(Lost.Seal(new SecretText("value"), Context), Context).ShouldBeFalse();
            readability.Opens(new SealedValue("nonsense"), Context).ShouldBeFalse();
        }
    }

    [Fact]
    public void another_value_of_the_same_name_is_looked_at_itself()
    {
        var readability = new ReadabilityCache(Keys);
        var value = Keys.Seal(new SecretText("value"), Context);
        readability.Opens(value, Context).ShouldBeTrue();
        var last = value.Text[^2] == 'A' ? 'B' : 'A';

        readability.Opens(new SealedValue($"{value.Text[..^2]}{last}{value.Text[^1]}"), Context).ShouldBeFalse();
    }
}
