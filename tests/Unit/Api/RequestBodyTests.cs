using System.Text;
using Messaging.Api.Http.Bodies;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;

namespace Messaging.Unit.Api;

public sealed class RequestBodyTests
{
    private static readonly BodySchema Form = new(
        new BodyMember("name", BodyMemberKind.Text, "A name.") { Code = ProblemCodes.InvalidName },
        new BodyMember("more", BodyMemberKind.Text, "More."),
        new BodyMember("flag", BodyMemberKind.Flag, "Yes or no."),
        new BodyMember("number", BodyMemberKind.WholeNumber, "How many.") { Minimum = 1 });

    [Fact]
    public void a_body_of_the_form_is_read()
    {
        using var body = Parse("""{"name":"n\u00e4me","more":null}""");
        body.Text("name").ShouldBe("näme");
        body.Text("more").ShouldBeNull();
        body.Has("more").ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("""{"name":"a",}""")]
    [InlineData("""{"name":"\ud800"}""")]
    [InlineData("""{"\udc00":"a"}""")]
    [InlineData("""{"name":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}""")]
    [InlineData("\uFEFF{}")]
    [InlineData("{/* */}")]
    public void what_is_no_object_of_the_form_is_refused(string json) => Refuse(json).Code.ShouldBe(ProblemCodes.InvalidRequest);

    [Fact]
    public void what_is_not_utf8_is_refused()
        => Should.Throw<RefusedException>(() => RequestBody.Parse([.. """{"name":"""u8, (byte)'"', 0xC3, 0x28, (byte)'"', (byte)'}'], Form))
            .Problem.Code.ShouldBe(ProblemCodes.InvalidRequest);

    [Fact]
    public void an_unknown_member_is_named()
    {
        var problem = Refuse("""{"name":"a","nmae":"b"}""");
        problem.Code.ShouldBe(ProblemCodes.InvalidRequest);
        problem.Field.ShouldBe("nmae");
        problem.Allowed.ShouldBe(["name", "more", "flag", "number"]);
    }

    [Fact]
    public void an_unknown_member_that_does_not_look_like_a_name_is_not_repeated() => Refuse("""{"sk live/123":1}""").Field.ShouldBeNull();

    [Theory]
    [InlineData("""{"name":"a","name":"a"}""")]
    [InlineData("""{"name":"a","n\u0061me":"b"}""")]
    public void a_member_twice_is_refused(string json)
    {
        var problem = Refuse(json);
        problem.Code.ShouldBe(ProblemCodes.InvalidRequest);
        problem.Field.ShouldBe("name");
    }

    [Theory]
    [InlineData("""{"name":1}""", "name", ProblemCodes.InvalidName)]
    [InlineData("""{"name":{}}""", "name", ProblemCodes.InvalidName)]
    [InlineData("""{"more":true}""", "more", ProblemCodes.InvalidRequest)]
    public void a_wrong_type_has_the_members_own_code(string json, string member, string code)
    {
        using var body = Parse(json);
        var problem = Should.Throw<RefusedException>(() => body.Text(member)).Problem;
        problem.Code.ShouldBe(code);
        problem.Field.ShouldBe(member);
    }

    [Theory]
    [InlineData("{}", null)]
    [InlineData("""{"flag":null}""", null)]
    [InlineData("""{"flag":true}""", true)]
    [InlineData("""{"flag":false}""", false)]
    public void a_flag_is_true_or_false_or_not_there(string json, bool? value)
    {
        using var body = Parse(json);
        body.Flag("flag").ShouldBe(value);
    }

    [Theory]
    [InlineData("{}", null)]
    [InlineData("""{"number":null}""", null)]
    [InlineData("""{"number":1}""", 1L)]
    [InlineData("""{"number":9223372036854775807}""", long.MaxValue)]
    public void a_whole_number_has_64_bits_or_is_not_there(string json, long? value)
    {
        using var body = Parse(json);
        body.WholeNumber("number").ShouldBe(value);
    }

    [Theory]
    [InlineData("""{"flag":"true","number":0}""")]
    [InlineData("""{"flag":1,"number":-1}""")]
    [InlineData("""{"flag":0,"number":1.0}""")]
    [InlineData("""{"flag":[],"number":1e2}""")]
    [InlineData("""{"flag":{},"number":"1"}""")]
    [InlineData("""{"flag":"","number":9223372036854775808}""")]
    [InlineData("""{"flag":"no","number":true}""")]
    public void other_flags_and_numbers_are_refused(string json)
    {
        using var body = Parse(json);
        Should.Throw<RefusedException>(() => body.Flag("flag")).Problem.Field.ShouldBe("flag");
        Should.Throw<RefusedException>(() => body.WholeNumber("number")).Problem.Field.ShouldBe("number");
    }

    [Fact]
    public void the_bytes_are_cleared_when_it_is_done()
    {
        var bytes = Encoding.UTF8.GetBytes("""{"name":"secret"}""");
        RequestBody.Parse(bytes, Form).Dispose();
        bytes.ShouldAllBe(value => value == 0);
    }

    private static RequestBody Parse(string json) => RequestBody.Parse(Encoding.UTF8.GetBytes(json), Form);

    private static Problem Refuse(string json) => Should.Throw<RefusedException>(() => Parse(json)).Problem;
}
