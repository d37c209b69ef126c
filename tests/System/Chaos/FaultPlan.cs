namespace Messaging.System.Chaos;

/// <summary>Which faults follow each other: an endless sequence of rounds that a seed decides.</summary>
public static class FaultPlan
{
    private const int MostAfterSeconds = 4;
    private const int MostLastingSeconds = 6;
    private const int LongLastingSeconds = 25;
    private const int OneLongIn = 8;
    private const int MostAtOnce = 3; // on different parts
    private static readonly FaultTarget[] Workers = [FaultTarget.FirstWorker, FaultTarget.SecondWorker];

    // The servers are put to sleep whole; nobody takes over from them.
    private static readonly (FaultTarget Target, FaultKind Kind)[] Deck =
    [
        .. from target in Enum.GetValues<FaultTarget>()
           from kind in Enum.GetValues<FaultKind>()
           where kind != FaultKind.CutAsleep || Workers.Contains(target)
           select (target, kind),
    ];

    /// <summary>The rounds. Every fault comes before any comes again.</summary>
    public static IEnumerable<IReadOnlyList<Fault>> Rounds(int seed)
    {
        var random = new Random(seed);
        while (true)
        {
            var deck = new Queue<(FaultTarget Target, FaultKind Kind)>(Shuffled(random));
            while (deck.Count > 0)
            {
                var round = new List<Fault> { Draw(deck, random) };
                for (var more = random.Next(MostAtOnce); more > 0 && IsForAnotherTarget(deck, round); more--)
                    round.Add(Draw(deck, random));
                yield return round;
            }
        }
    }

    private static bool IsForAnotherTarget(Queue<(FaultTarget Target, FaultKind Kind)> deck, List<Fault> round)
        => deck.TryPeek(out var next) && round.TrueForAll(fault => fault.Target != next.Target);

    private static (FaultTarget Target, FaultKind Kind)[] Shuffled(Random random)
    {
        var deck = Deck.ToArray();
        random.Shuffle(deck);
        return deck;
    }

    private static Fault Draw(Queue<(FaultTarget Target, FaultKind Kind)> deck, Random random)
    {
        var (target, kind) = deck.Dequeue();
        return new Fault(
            target, kind, Seconds(MostAfterSeconds), Seconds(random.Next(OneLongIn) == 0 ? LongLastingSeconds : MostLastingSeconds));

        TimeSpan Seconds(int most) => TimeSpan.FromMilliseconds(random.Next(most * 1000));
    }
}
