using Messaging.Contracts;
using Messaging.Worker.Pipeline.Publishing;

namespace Messaging.Unit.Pipeline;

/// <summary>What is taken from a stored event: the event, or why it cannot be read.</summary>
public sealed class StoredEventTests
{
    [Fact]
    public void what_was_appended_is_read_back()
    {
        var fact = new OrgSecretSet("A_NAME") { OrgId = Guid.NewGuid(), EventId = Guid.NewGuid(), Sequence = 7, Actor = "somebody" };

        EventReader.Read(nameof(OrgSecretSet), AuditChain.Canonicalize(fact)).ShouldBe((fact, null));
    }

    [Fact]
    public void a_type_that_a_newer_program_wrote_is_named()
        => EventReader.Read("FromAnotherVersion", "{}").ShouldBe((null, "the event type FromAnotherVersion is unknown"));

    [Theory]
    [InlineData("")]
    [InlineData("sk-a-secret")]
    public void what_is_no_name_is_not_passed_on(string type)
        => EventReader.Read(type, "{}").ShouldBe((null, "its type is no event's name"));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("""{"event_id":"sk-a-secret"}""")]
    [InlineData("""{"name":"A","sequence":"sk-a-secret"}""")]
    public void a_text_that_cannot_be_read_is_a_reason_without_a_word_of_it(string canonical)
    {
        var (record, fault) = EventReader.Read(nameof(OrgSecretSet), canonical);

        record.ShouldBeNull();
        fault.ShouldNotBeNull().ShouldNotContain("sk-");
    }

    [Fact]
    public void rows_are_parted_where_the_readable_end()
    {
        var rows = "rr-r--".Select((kind, index) => Row(index + 1, kind == 'r')).ToList();

        var runs = StoredEvent.Runs(rows).ToList();

        runs.Select(run => string.Join(',', run.Select(row => row.Sequence))).ShouldBe(["1,2", "3", "4", "5,6"]);
        StoredEvent.Runs([]).ShouldBeEmpty();
    }

    private static StoredEvent Row(long sequence, bool isReadable)
        => new(sequence, IsOld: false, isReadable ? new OrgSecretSet("A") : null, isReadable ? null : "unreadable");
}
