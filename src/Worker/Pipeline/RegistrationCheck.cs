using Messaging.ServiceDefaults;

namespace Messaging.Worker.Pipeline;

/// <summary>Stops the start of a worker in which a command or query of the contracts has no handler.</summary>
internal static class RegistrationCheck
{
    /// <summary>Compares the types of the contracts with those that were added.</summary>
    /// <param name="kind">"command" or "query".</param>
    /// <param name="call">The call that adds one.</param>
    /// <param name="wanted">The types of the contracts.</param>
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
