using System.Reflection;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;

namespace Messaging.Unit.Api;

public sealed class ProblemTableTests
{
    private static readonly string[] Codes =
        [.. typeof(ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(
            field => (string)field.GetRawConstantValue()!)];

    [Fact]
    public void every_code_has_a_row_and_every_row_a_code() => ProblemTable.Codes.ShouldBe(Codes, ignoreOrder: true);

    [Fact]
    public void every_row_is_an_error_with_a_title()
        => ProblemTable.Codes.Select(ProblemTable.KindOf)
            .ShouldAllBe(kind => kind.Status >= 400 && kind.Status < 600 && kind.Title.Length > 0);

    [Fact]
    public void a_code_that_is_not_known_is_a_fault_of_ours() => ProblemTable.KindOf("no_such_code").Status.ShouldBe(500);
}
