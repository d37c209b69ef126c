using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Messaging.Api.Http.Parameters;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;

namespace Messaging.Unit.Api;

public sealed partial class IdempotencyKeyLaws
{
    // What a key may hold, and what its form is made of.
    private static readonly string[] Pieces =
        ["\"", "\"", "\\", "\\", "\\\"", "\\\\", "k", "1", ",", ";", " ", "\t", "\n", "\u007f", "é", "～"];

    private static readonly Gen<string> Inner =
        from pieces in Gen.Elements(Pieces).ListOf(6)
        from length in Gen.Choose(0, 6)
        select string.Concat(pieces.Take(length));

    private static readonly Arbitrary<string> Texts
        = Gen.OneOf(Inner, Inner.Select(text => $"\"{text}\""), ArbMap.Default.GeneratorFor<string>()).ToArbitrary();

    [Property(MaxTest = 20_000)]
    public Property what_is_read_is_what_the_grammar_says() => Prop.ForAll(Texts, text => ReadOrNull(text) == KeyOf(text ?? ""));

    // RFC 8941, section 3.3.3, without the space; or bare.
    private static string? KeyOf(string header)
    {
        var text = header.Trim(' ', '\t');
        if (QuotedString().Match(text) is { Success: true } quoted)
            return Escape().Replace(quoted.Groups["key"].Value, "${character}");

        return BareKey().IsMatch(text) ? text : null;
    }

    private static string? ReadOrNull(string? header)
    {
        try
        {
            return IdempotencyKey.Read(header ?? "");
        }
        catch (RefusedException refused) when (refused.Problem.Code == ProblemCodes.InvalidIdempotencyKey)
        {
            return null;
        }
    }

    [GeneratedRegex("""\A"(?<key>(?:[!#-\[\]-~]|\\["\\])+)"\z""", RegexOptions.None, 1000)]
    private static partial Regex QuotedString();

    [GeneratedRegex("""\\(?<character>["\\])""", RegexOptions.None, 1000)]
    private static partial Regex Escape();

    [GeneratedRegex("""\A[!#-~][!-~]*\z""", RegexOptions.None, 1000)]
    private static partial Regex BareKey();
}
