using Messaging.Contracts;

namespace Messaging.Unit.Contracts;

public sealed class SecretNamesTests
{
    [Theory]
    [InlineData("A")]
    [InlineData("_")]
    [InlineData("openai_api_key")]
    [InlineData("OPENAI_API_KEY")]
    [InlineData("K2")]
    [InlineData("__")]
    [InlineData("MOLECULE")]
    [InlineData("MOLECULES_KEY")]
    [InlineData("MY_MOLECULE_KEY")]
    [InlineData("MY_PATH")]
    [InlineData("WORKSPACE_ID2")]
    public void a_name_of_the_right_form_may_be_written(string name) => SecretNames.Check(name).ShouldBeNull();

    [Theory]
    [InlineData(1)]
    [InlineData(128)]
    public void a_name_has_up_to_128_characters(int length) => SecretNames.Check(new string('N', length)).ShouldBeNull();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("2FA")]
    [InlineData("A-B")]
    [InlineData("A.B")]
    [InlineData("A B")]
    [InlineData("A=B")]
    [InlineData("A\0")]
    [InlineData("NAME\n")]
    [InlineData("\nNAME")]
    [InlineData("NAME ")]
    [InlineData(" NAME")]
    [InlineData("NAMÉ")]
    [InlineData("ＮＡＭＥ")]
    [InlineData("NAME\u0660")]
    public void a_name_of_another_form_may_not(string? name)
    {
        var problem = SecretNames.Check(name).ShouldNotBeNull();

        problem.Code.ShouldBe(ProblemCodes.InvalidSecretName);
        problem.Field.ShouldBe("key");
    }

    [Fact]
    public void a_name_of_129_characters_may_not_be_written()
        => SecretNames.Check(new string('N', 129)).ShouldNotBeNull().Code.ShouldBe(ProblemCodes.InvalidSecretName);

    [Theory]
    [InlineData("WORKSPACE_ID")]
    [InlineData("PARENT_ID")]
    [InlineData("PATH")]
    [InlineData("path")]
    [InlineData("LD_PRELOAD")]
    [InlineData("ld_Library_Path")]
    [InlineData("LD_LIBRARY_PATH")]
    [InlineData("ANTHROPIC_CUSTOM_HEADERS")]
    [InlineData("MOLECULE_")]
    [InlineData("MOLECULE_LLM_BILLING_MODE")]
    [InlineData("molecule_llm_usage_token")]
    public void the_platform_s_own_names_are_reserved_however_they_are_spelled(string name)
    {
        var problem = SecretNames.Check(name, "secrets").ShouldNotBeNull();

        problem.Code.ShouldBe(ProblemCodes.ReservedName);
        problem.Field.ShouldBe("secrets");
        problem.Key.ShouldBe(name);
    }

    [Fact]
    public void white_space_around_a_name_is_shown() => SecretNames.Check("minimax_api_key ")!.Key.ShouldBe("minimax_api_key ");

    [Theory]
    [InlineData("sk-ant-api03-marked")]
    [InlineData("AIza.marked")]
    [InlineData("{\"access_token\":\"marked\"}")]
    [InlineData("marked value")]
    public void a_value_put_where_a_name_belongs_is_not_repeated(string name)
    {
        var problem = SecretNames.Check(name)!;

        problem.Key.ShouldBeNull();
        problem.Error.ShouldNotContain("marked");
    }

    [Theory]
    [InlineData("minimax_api_key ", "MINIMAX_API_KEY")]
    [InlineData("\tOpenAI_Api_Key\n", "OPENAI_API_KEY")]
    [InlineData("\u00a0HF_TOKEN\u2003", "HF_TOKEN")]
    [InlineData("hf_token", "HF_TOKEN")]
    [InlineData("i", "I")]
    [InlineData("", "")]
    public void names_are_compared_trimmed_and_in_upper_case(string name, string normalized)
        => SecretNames.Normalize(name).ShouldBe(normalized);
}
