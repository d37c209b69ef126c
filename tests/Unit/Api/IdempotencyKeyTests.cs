using Messaging.Api.Http.Parameters;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;
using Microsoft.Extensions.Primitives;

namespace Messaging.Unit.Api;

public sealed class IdempotencyKeyTests
{
    [Fact]
    public void no_header_is_no_key() => IdempotencyKey.Read(StringValues.Empty).ShouldBeNull();

    [Theory]
    [InlineData("k1", "k1")]
    [InlineData("\"k1\"", "k1")]
    [InlineData("  k1\t", "k1")]
    [InlineData("8e03978e-40d5-43e8-bc93-6894a57f9324", "8e03978e-40d5-43e8-bc93-6894a57f9324")]
    [InlineData("\"a\\\"b\"", "a\"b")]
    [InlineData("\"a\\\\b\"", "a\\b")]
    [InlineData("a\"b", "a\"b")]
    [InlineData("~!", "~!")]
    [InlineData("a\\b", "a\\b")]
    [InlineData("k1\"", "k1\"")]
    [InlineData("k1,k2;a=1", "k1,k2;a=1")]
    [InlineData("\"k1,k2;a=1\"", "k1,k2;a=1")]
    [InlineData("\"\\\"\"", "\"")]
    [InlineData("\"\\\\\"", "\\")]
    public void the_bare_and_the_quoted_form_are_the_same_key(string header, string key)
        => IdempotencyKey.Read(header).ShouldBe(key);

    [Theory]
    [InlineData("")]
    [InlineData("\"\"")]
    [InlineData("\"")]
    [InlineData("\"k1")]
    [InlineData("\"k1\";a=1")]
    [InlineData("\"k1\" \"k2\"")]
    [InlineData("\"a\\b\"")]
    [InlineData("\"a\\")]
    [InlineData("two words")]
    [InlineData("\"two words\"")]
    [InlineData("\"\\\"")]
    [InlineData("\"a\\\"")]
    [InlineData("\"a\\\\\\\"")]
    [InlineData("\"a\"b\"")]
    [InlineData("\"k1\",\"k2\"")]
    [InlineData("\"k\t1\"")]
    [InlineData("k\n1")]
    [InlineData("käse")]
    [InlineData("\"käse\"")]
    [InlineData("\u00a0k1")]
    [InlineData("a\u007f")]
    public void anything_else_is_refused(string header) => CodeOf(header).ShouldBe(ProblemCodes.InvalidIdempotencyKey);

    [Fact]
    public void two_headers_are_refused() => CodeOf(new StringValues(["k1", "k1"])).ShouldBe(ProblemCodes.InvalidIdempotencyKey);

    [Fact]
    public void a_key_has_at_most_255_characters()
    {
        IdempotencyKey.Read(new string('k', 255)).ShouldBe(new string('k', 255));
        CodeOf(new string('k', 256)).ShouldBe(ProblemCodes.InvalidIdempotencyKey);
    }

    [Fact]
    public void neither_quotes_nor_escapes_count_as_characters()
    {
        IdempotencyKey.Read(Quoted('"', 255)).ShouldBe(new string('"', 255));
        CodeOf(Quoted('"', 256)).ShouldBe(ProblemCodes.InvalidIdempotencyKey);
    }

    private static string Quoted(char escaped, int count) => $"\"{string.Concat(Enumerable.Repeat($"\\{escaped}", count))}\"";

    private static string CodeOf(StringValues header) => Should.Throw<RefusedException>(() => IdempotencyKey.Read(header)).Problem.Code;
}
