using Messaging.Contracts;

namespace Messaging.Unit.Contracts;

public sealed class WorkspaceFormsTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("My workspace")]
    [InlineData("研究 🔬")]
    [InlineData("👩\u200d🔬 joined")]
    [InlineData("שלום עולם")]
    public void a_name_is_printable_text(string name) => WorkspaceForms.CheckName(name).ShouldBeNull();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("two\nlines")]
    [InlineData("nul\0")]
    [InlineData("delete\u007f")]
    [InlineData("two\u2028lines")]
    [InlineData("turned\u202etxt.exe")]
    [InlineData("\u2066isolated\u2069")]
    [InlineData("marked\u200f")]
    public void a_name_that_is_not_is_refused(string? name)
    {
        var problem = WorkspaceForms.CheckName(name).ShouldNotBeNull();

        problem.Code.ShouldBe(ProblemCodes.InvalidName);
        problem.Field.ShouldBe("name");
    }

    [Fact]
    public void half_a_character_is_refused()
    {
        WorkspaceForms.CheckName("half \ud83d").ShouldNotBeNull();
        WorkspaceForms.CheckModel("half\ude00").ShouldNotBeNull();
    }

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void a_name_has_up_to_128_characters(int length, bool accepted)
        => (WorkspaceForms.CheckName(new string('n', length)) is null).ShouldBe(accepted);

    [Theory]
    [InlineData(null)]
    [InlineData("claude-sonnet-4-6")]
    [InlineData("openai/gpt-4o")]
    [InlineData("MiniMax-M2.7")]
    public void a_model_is_optional_and_one_word(string? model) => WorkspaceForms.CheckModel(model).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("gpt 4o")]
    [InlineData("gpt\u00a04o")]
    [InlineData("gpt-4o\n")]
    [InlineData("gpt\u0007")]
    public void a_model_of_another_form_is_refused(string model)
    {
        var problem = WorkspaceForms.CheckModel(model).ShouldNotBeNull();

        problem.Code.ShouldBe(ProblemCodes.InvalidModel);
        problem.Field.ShouldBe("model");
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void a_model_has_up_to_200_characters(int length, bool accepted)
        => (WorkspaceForms.CheckModel(new string('m', length)) is null).ShouldBe(accepted);
}
