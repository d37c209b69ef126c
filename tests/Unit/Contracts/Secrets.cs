using FsCheck;
using FsCheck.Fluent;
using Messaging.Contracts;

namespace Messaging.Unit.Contracts;

/// <summary>Made-up secrets that no sentence of the product holds a piece of, unless it was copied there.</summary>
internal static class Secrets
{
    private const int ShortestPiece = 6;

    /// <summary>A secret of 24 capitals and digits.</summary>
    public static Arbitrary<string> One { get; } = Generator.ToArbitrary();

    /// <summary>The same, for building cases from.</summary>
    public static Gen<string> Generator
        => Gen.Elements([.. "QWXZKJVY0123456789"]).ArrayOf(24).Select(characters => $"K7{new string(characters)}9Z");

    /// <summary>Whether a problem shows a piece of a secret, in any of its members.</summary>
    public static bool Shows(Problem problem, string secret)
        => Enumerable.Range(0, secret.Length - ShortestPiece + 1)
            .Any(at => problem.ToString().Contains(secret.Substring(at, ShortestPiece), StringComparison.OrdinalIgnoreCase));
}
