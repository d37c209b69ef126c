using Messaging.Api.Http.Parameters;
using Microsoft.Extensions.Primitives;

namespace Messaging.Unit.Api;

public sealed class WaitPreferenceTests
{
    [Theory]
    [InlineData("wait=5", 5)]
    [InlineData("WAIT=5", 5)]
    [InlineData(" wait = 5 ", 5)]
    [InlineData("wait=\"5\"", 5)]
    [InlineData("wait=30", 30)]
    [InlineData("wait=31", 30)]
    [InlineData("wait=99999999999999999999", 30)]
    [InlineData("respond-async, wait=10", 10)]
    [InlineData("wait=10, respond-async", 10)]
    [InlineData("wait=10; foo=bar", 10)]
    [InlineData("handling=lenient; x=\"a, wait=3\", wait=7", 7)]
    [InlineData("note=\"a\\\", wait=3\", wait=7", 7)]
    [InlineData("wait=4, wait=9", 4)]
    [InlineData("wait=4, wait", 4)]
    [InlineData("wait=007", 7)]
    [InlineData("\twait\t=\t5\t", 5)]
    [InlineData(",,wait=5,", 5)]
    [InlineData("wait=5;", 5)]
    [InlineData("wait=5;;a=b", 5)]
    [InlineData("wait=5; wait=9", 5)]
    [InlineData("wait=5, =;\"", 5)]
    [InlineData("foo=, wait=5", 5)]
    [InlineData("two words, wait=5", 5)]
    [InlineData("käse=ü, wait=5", 5)]
    [InlineData("note=\"ü\", wait=5", 5)]
    [InlineData("note=\"\\\\\", wait=5", 5)]
    [InlineData("note=\"; wait=3\"; wait=4, wait=5", 5)]
    public void the_first_wait_counts_up_to_30_seconds(string header, int seconds) => WaitPreference.Read(header).ShouldBe(seconds);

    [Theory]
    [InlineData("")]
    [InlineData("wait")]
    [InlineData("wait=")]
    [InlineData("wait=0")]
    [InlineData("wait=-1")]
    [InlineData("wait=1.5")]
    [InlineData("wait=ten")]
    [InlineData("wait=\"\"")]
    [InlineData("wait=\"")]
    [InlineData("waiting=5")]
    [InlineData("respond-async")]
    [InlineData(",,;=")]
    [InlineData("wait, wait=5")]
    [InlineData("wait=no, wait=5")]
    [InlineData("wait; x=5")]
    [InlineData("respond-async; wait=5")]
    [InlineData("note=\", wait=5")]
    [InlineData("\"wait\"=5")]
    [InlineData("\"wait=5\"")]
    [InlineData("wait=\"5")]
    [InlineData("wait=5\"")]
    [InlineData("wait=\"\\5\"")]
    [InlineData("wait=\" 5\"")]
    [InlineData("wait=5 6")]
    [InlineData("wait==5")]
    [InlineData("wait=+5")]
    [InlineData("wait=5s")]
    [InlineData("wait=\u0665")]
    [InlineData("wäit=5")]
    public void a_wait_that_makes_no_sense_is_as_none(string header) => WaitPreference.Read(header).ShouldBeNull();

    [Fact]
    public void several_headers_are_read_as_one() => WaitPreference.Read(new StringValues(["respond-async", "wait=3"])).ShouldBe(3);

    [Fact]
    public void a_quoted_string_ends_with_its_header()
        => WaitPreference.Read(new StringValues(["note=\"not closed", "wait=3"])).ShouldBe(3);

    [Fact]
    public void no_header_is_no_wait() => WaitPreference.Read(StringValues.Empty).ShouldBeNull();
}
