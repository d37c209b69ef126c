using FsCheck.Xunit;
using Messaging.Contracts;

namespace Messaging.Unit.Contracts;

public sealed class ApiKeysTests
{
    public static TheoryData<string, string?> Refused => new()
    {
        { "empty", null },
        { "empty", "" },
        { "longer than 8192 characters", new string('m', 8193) },
        { "white space", " " },
        { "white space", "sk-marked value" },
        { "white space", " sk-marked" },
        { "white space", "sk-marked\n" },
        { "white space", "sk-marked\r\n" },
        { "white space", "sk-mar\tked" },
        { "white space", "sk-marked\u00a0" },
        { "white space", "sk-marked\u2003" },
        { "white space", "sk-marked\u3000" },
        { "white space", "sk-marked\u2028" },
        { "white space", "sk-marked\u0085" },
        { "control characters", "sk-marked\0" },
        { "control characters", "sk-marked\u001b" },
        { "control characters", "sk-marked\u007f" },
        { "control characters", "sk-marked\u009f" },
        { "invisible", "sk-marked\u200b" },
        { "invisible", "\ufeffsk-marked" },
        { "invisible", "sk-marked\u202e" },
        { "invisible", "sk-marked\u00ad" },
        { "invisible", "sk-marked\U000E0041" },
        { "not well-formed", "sk-marked\ufffd" },
        { "mask", "****" },
        { "mask", "sk-marked****" },
        { "mask", "sk-marked…" },
        { "mask", " **** " },
        { "mask", "[redacted]" },
        { "mask", "[sealed]" },
    };

    [Theory]
    [InlineData("k")]
    [InlineData("sk-ant-api03-AAAA_bbbb-CCCC")]
    [InlineData("sk-proj-T3BlbkFJ")]
    [InlineData("{\"not\":\"a-key\"}")]
    [InlineData("schlüssel")]
    [InlineData("🔑")]
    public void a_key_is_any_text_on_one_line(string key) => Check(key).ShouldBeNull();

    [Fact]
    public void a_key_has_up_to_8192_characters() => Check(new string('k', ApiKeys.MaxCharacters)).ShouldBeNull();

    [Theory]
    [MemberData(nameof(Refused))]
    public void a_key_of_another_form_is_refused_and_not_repeated(string reason, string? key)
    {
        var problem = Check(key).ShouldNotBeNull();

        problem.Code.ShouldBe(ProblemCodes.InvalidCredential);
        problem.Field.ShouldBe("api_key");
        problem.Error.ShouldContain(reason);
        problem.Error.ShouldStartWith("the API key ");
        problem.ToString().ShouldNotContain("marked");
    }

    // Written here and not in the table: a test runner cannot pass it on.
    [Theory]
    [InlineData(0xd83d)]
    [InlineData(0xde00)]
    public void half_a_character_is_no_text(int surrogate)
        => Check($"sk-marked{(char)surrogate}").ShouldNotBeNull().Error.ShouldContain("not well-formed");

    [Property(MaxTest = 1000)]
    public bool whatever_is_sent_is_taken_or_refused_without_repeating_it(string? key)
    {
        var problem = Check(key is null ? null : $"QZ7-{key}-9KX4W2");
        return problem is null
            || (problem.Code == ProblemCodes.InvalidCredential && !problem.ToString().Contains("9KX4W2", StringComparison.Ordinal));
    }

    private static Problem? Check(string? key) => ApiKeys.Check(key is null ? null : new SecretText(key), "api_key");
}
