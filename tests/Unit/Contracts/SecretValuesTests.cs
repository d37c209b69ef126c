using Messaging.Contracts;

namespace Messaging.Unit.Contracts;

public sealed class SecretValuesTests
{
    public static TheoryData<string, string?> Refused => new()
    {
        { "empty", "" },
        { "NUL", "marked\0" },
        { "UTF-8", null },
        { "64 KiB", new string('m', SecretValues.MaxBytes + 1) },
        { "64 KiB", new string('é', (SecretValues.MaxBytes / 2) + 1) },
    };

    [Theory]
    [InlineData("x")]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("🔑")]
    [InlineData("\u0001")]
    public void any_text_without_NUL_may_be_a_value(string text) => Check(text).ShouldBeNull();

    [Fact]
    public void a_value_has_up_to_64_KiB_of_UTF_8()
    {
        Check(new string('m', SecretValues.MaxBytes)).ShouldBeNull();
        Check(new string('é', SecretValues.MaxBytes / 2)).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void a_value_that_no_environment_can_hold_is_refused_and_not_repeated(string reason, string? text)
    {
        var problem = Check(text ?? "marked \ud800").ShouldNotBeNull();

        problem.Code.ShouldBe(ProblemCodes.InvalidSecretValue);
        problem.Field.ShouldBe("value");
        problem.Key.ShouldBe("NAME");
        problem.Error.ShouldContain(reason);
        problem.ToString().ShouldNotContain("marked");
    }

    [Fact]
    public void surrogates_the_wrong_way_round_are_refused() => Check("\ude00\ud83d").ShouldNotBeNull();

    [Fact]
    public void no_value_is_an_empty_one() => SecretValues.Check(null, "NAME").ShouldNotBeNull().Error.ShouldContain("empty");

    private static Problem? Check(string text) => SecretValues.Check(new SecretText(text), "NAME");
}
