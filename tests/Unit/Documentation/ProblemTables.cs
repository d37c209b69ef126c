using System.Globalization;
using System.Reflection;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;

namespace Messaging.Unit.Documentation;

/// <summary>The problem codes.</summary>
internal static class ProblemTables
{
    /// <summary>Every code with its HTTP status, by status.</summary>
    public static string Codes() => MarkdownTable.Of(
        ["status", "code", "title", "when"],
        from field in typeof(ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        let code = (string)field.GetRawConstantValue()!
        let kind = ProblemTable.KindOf(code)
        orderby kind.Status
        select (IReadOnlyList<string>)
        [
            kind.Status.ToString(CultureInfo.InvariantCulture),
            MarkdownTable.Code(code),
            kind.Title,
            CodeComments.Summary(field),
        ]);
}
