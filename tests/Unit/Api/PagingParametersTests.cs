using Messaging.Api.Http.Parameters;
using Messaging.Api.Http.Problems;

namespace Messaging.Unit.Api;

public sealed class PagingParametersTests
{
    [Theory]
    [InlineData(null, 50)]
    [InlineData("", 50)]
    [InlineData("1", 1)]
    [InlineData("200", 200)]
    public void a_limit_is_1_to_200_and_by_default_50(string? text, int limit) => PagingParameters.Read(null, text).Limit.ShouldBe(limit);

    [Theory]
    [InlineData("0")]
    [InlineData("201")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1.0")]
    [InlineData("1,2")]
    [InlineData("99999999999")]
    public void another_limit_is_refused(string text)
        => Should.Throw<RefusedException>(() => PagingParameters.Read(null, text)).Problem.Field.ShouldBe("limit");

    [Theory]
    [InlineData("a b")]
    [InlineData("a\0")]
    [InlineData("ä")]
    public void a_cursor_is_visible_ascii(string text)
        => Should.Throw<RefusedException>(() => PagingParameters.Read(text, null)).Problem.Field.ShouldBe("after");

    [Fact]
    public void a_refused_cursor_is_named_as_its_list_calls_it()
    {
        var problem = Should.Throw<RefusedException>(() => PagingParameters.Read("x", null, "before")).Problem;
        problem.Field.ShouldBe("before");
        problem.Error.ShouldStartWith("before ");
    }
}
