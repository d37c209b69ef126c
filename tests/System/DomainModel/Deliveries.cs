using FsCheck;
using FsCheck.Fluent;

namespace Messaging.System.DomainModel;

/// <summary>Sequences of what comes through a partition, and how a sequence that fails is made smaller.</summary>
public static class Deliveries
{
    private const int Longest = 24;
    private const int Numbers = 1000;

    // Repeats, reuses and cuts lie above the kinds of commands.
    public const int Repeat = DomainCommands.Kinds;
    public const int Reuse = Repeat + 4;
    public const int Cut = Reuse + 1;

    /// <summary>Commands, with repeats of earlier ones and reuses of their ids.</summary>
    public static Arbitrary<(int Kind, int Number)[]> Any { get; } = Arb.From(Sequences(Gen.Choose(0, Reuse)), Smaller);

    /// <summary>The same, with the worker's connection cut once or twice.</summary>
    public static Arbitrary<(int Kind, int Number)[]> WithCuts { get; } = Arb.From(
        from deliveries in Sequences(Gen.Choose(0, Reuse))
        from cuts in Gen.Choose(0, Numbers).NonEmptyListOf()
        select cuts.Take(2).Aggregate(deliveries, InsertCut),
        Smaller);

    private static Gen<(int Kind, int Number)[]> Sequences(Gen<int> kinds) =>
        from length in Gen.Choose(1, Longest)
        from deliveries in (from kind in kinds from number in Gen.Choose(0, Numbers) select (kind, number)).ArrayOf(length)
        select deliveries;

    private static (int Kind, int Number)[] InsertCut((int Kind, int Number)[] deliveries, int number)
    {
        var place = number % (deliveries.Length + 1);
        return [.. deliveries[..place], (Cut, number), .. deliveries[place..]];
    }

    // Halves are left out first, single deliveries last; then the numbers become small.
    private static IEnumerable<(int Kind, int Number)[]> Smaller((int Kind, int Number)[] deliveries)
    {
        for (var length = deliveries.Length / 2; length > 0; length /= 2)
        {
            for (var start = 0; start + length <= deliveries.Length; start += length)
                yield return [.. deliveries[..start], .. deliveries[(start + length)..]];
        }

        for (var index = 0; index < deliveries.Length; index++)
        {
            if (deliveries[index].Number > 0)
                yield return [.. deliveries[..index], (deliveries[index].Kind, deliveries[index].Number / 2), .. deliveries[(index + 1)..]];
        }
    }
}
