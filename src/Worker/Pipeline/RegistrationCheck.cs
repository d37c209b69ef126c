using Messaging.ServiceDefaults;

namespace Messaging.Worker.Pipeline;

/// <summary>Keeps a worker from starting that does not carry out, or does not answer, everything that callers can send.</summary>
internal static class RegistrationCheck
{
    /// <summary>Compares what there is with what was added.</summary>
    /// <param name="kind">What they are, in a word.</param>
    /// <param name="call">The call that adds one.</param>
    /// <param name="wanted">The types that there are.</param>
    /// <param name="added">The types that were added.</param>
    /// <exception cref="CannotStartException">They differ; the message names the first type and says what to do.</exception>
    public static void Require(string kind, string call, IEnumerable<Type> wanted, IEnumerable<Type> added)
    {
        var counts = added.CountBy(type => type).ToDictionary();
        foreach (var type in wanted)
        {
            if (!counts.Remove(type, out var count))
                throw Incomplete($"the {kind} {type.Name} has no handler; add it with {call} in its feature's registration");
            if (count > 1)
                throw Incomplete($"the {kind} {type.Name} is added {count} times; leave one {call} of it");
        }

        if (counts.Keys.FirstOrDefault() is { } unknown)
            throw Incomplete($"{unknown.Name} is added with {call} and is no {kind} of the contracts");
    }

    private static CannotStartException Incomplete(string fault) => new($"The worker does not start: {fault}.");
}
