using Messaging.Contracts;
using Messaging.Worker.Features.Audit;

namespace Messaging.Unit.Audit;

public sealed class AuditChainVerifierTests
{
    private static readonly Guid Org = Guid.NewGuid();

    [Fact]
    public void no_events_hold()
        => Verify([], 0, AuditChain.Genesis).ShouldBe(new AuditVerification(true, 0, AuditChain.Genesis, null, null));

    [Fact]
    public void an_untouched_chain_holds()
    {
        var chain = Chain(5);

        Verify(chain, 5, chain[^1].Hash).ShouldBe(new AuditVerification(true, 5, chain[^1].Hash, null, null));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public void a_changed_text_is_found_where_it_is(int index)
    {
        var chain = Chain(5);
        chain[index] = chain[index] with { Canonical = chain[index].Canonical.Replace("SECRET", "OTHER", StringComparison.Ordinal) };

        FirstInvalid(chain, Chain(5)[^1].Hash).ShouldBe(index + 1);
    }

    [Fact]
    public void a_changed_text_with_its_hash_recomputed_shows_at_the_next_event()
    {
        var chain = Chain(5);
        var text = chain[2].Canonical.Replace("SECRET", "OTHER", StringComparison.Ordinal);
        chain[2] = chain[2] with { Canonical = text, Hash = AuditChain.Hash(chain[2].PreviousHash, text) };

        FirstInvalid(chain, chain[^1].Hash).ShouldBe(4);
    }

    [Fact]
    public void a_missing_event_is_found_where_it_was()
    {
        var chain = Chain(5);
        var head = chain[^1].Hash;
        chain.RemoveAt(2);

        FirstInvalid(chain, head).ShouldBe(3);
    }

    [Fact]
    public void a_chain_that_was_cut_off_shows()
    {
        var chain = Chain(5);

        FirstInvalid(chain[..3], chain[^1].Hash).ShouldBe(4);
    }

    [Fact]
    public void a_chain_that_was_forged_onwards_shows()
    {
        var chain = Chain(6);

        var verification = Verify(chain, 5, chain[4].Hash);

        verification.Valid.ShouldBeFalse();
        verification.FirstInvalidSequence.ShouldBe(6);
    }

    [Fact]
    public void an_event_of_another_organization_does_not_count()
    {
        var chain = Chain(1, Guid.NewGuid());

        FirstInvalid(chain, chain[0].Hash).ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("""{"org_id":"nobody","sequence":1}""")]
    [InlineData("""{"org_id":null,"sequence":"1"}""")]
    public void a_text_that_is_no_event_and_has_the_right_hash_does_not_count(string text)
    {
        var forged = new Row(1, text, AuditChain.Hash(AuditChain.Genesis, text), AuditChain.Genesis);

        FirstInvalid([forged], forged.Hash).ShouldBe(1);
    }

    private static long? FirstInvalid(List<Row> chain, string head)
    {
        var verification = Verify(chain, 5, head);
        verification.Valid.ShouldBeFalse();
        verification.Reason.ShouldNotBeNullOrEmpty();
        return verification.FirstInvalidSequence;
    }

    private static AuditVerification Verify(List<Row> chain, long sequence, string head)
    {
        var walk = new AuditChainVerifier();
        foreach (var row in chain)
        {
            if (!walk.Verify(Org, row.Sequence, row.Canonical, row.Hash, row.PreviousHash))
                break;
        }

        return walk.Conclude(sequence, head);
    }

    private static List<Row> Chain(int count, Guid? org = null)
    {
        var previous = AuditChain.Genesis;
        var chain = new List<Row>();
        for (var sequence = 1; sequence <= count; sequence++)
        {
            var canonical = AuditChain.Canonicalize(new OrgSecretSet($"SECRET_{sequence}") { OrgId = org ?? Org, Sequence = sequence });
            var hash = AuditChain.Hash(previous, canonical);
            chain.Add(new Row(sequence, canonical, hash, previous));
            previous = hash;
        }

        return chain;
    }

    private sealed record Row(long Sequence, string Canonical, string Hash, string PreviousHash);
}
