using Messaging.Api.Http.Problems;
using Messaging.Contracts;

namespace Messaging.Api.Commands;

/// <summary>
/// Whether a worker can open what is sealed here. While none can, nothing that is sealed to this key is accepted: it would be
/// refused by the worker, or lie in a queue that nobody can read.
/// </summary>
/// <param name="keyId">The key that this Api seals to and offers first.</param>
/// <param name="ask">Asks one of the workers, each time the next one; null when none answers.</param>
/// <param name="time">The clock.</param>
internal sealed class SealingKeyCheck(string keyId, Func<Task<Pong?>> ask, TimeProvider time)
{
    // While keys are rotated some workers have a key and some do not: it is enough if one has it.
    private const int MostAsked = 64;

    // Somebody may be waiting to have a secret accepted.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FreshnessOfDoubt = TimeSpan.FromSeconds(1); // a mismatch ends with its reason; and so does not knowing

    private readonly Lock sync = new();
    private volatile Problem? known;
    private volatile bool opens; // as the last answer said
    private Task<Problem?>? look;
    private long lookedAt;

    /// <summary>What is wrong, or null, also while nothing is known. However many ask, the workers are asked now and then.</summary>
    public Task<Problem?> CheckAsync()
    {
        lock (sync)
        {
            if (look is null || (look.IsCompleted && time.GetElapsedTime(lookedAt) >= (opens ? Freshness : FreshnessOfDoubt)))
                look = LookAsync();

            return look;
        }
    }

    /// <summary>Lets a command pass that holds nothing which no worker can open.</summary>
    /// <exception cref="RefusedException">It holds something sealed to this key, and no worker has it.</exception>
    public async Task RequireForAsync(ICommand command)
    {
        if (SealedContents.Of(command).Any(value => value.KeyId == keyId) && await CheckAsync() is { } problem)
            throw new RefusedException(problem);
    }

    private async Task<Problem?> LookAsync()
    {
        try
        {
            return await AskAsync();
        }
        finally
        {
            lookedAt = time.GetTimestamp();
        }
    }

    private async Task<Problem?> AskAsync()
    {
        var began = time.GetTimestamp();
        for (var asked = 0; asked < MostAsked; asked++)
        {
            // What was known stands until a worker says otherwise.
            if (time.GetElapsedTime(began) > Patience || await ask() is not { } answer)
                return known;

            // One that does not say which keys it has may have this one.
            if (answer.KeyIds is not { } opened || opened.Contains(keyId, StringComparer.Ordinal))
            {
                opens = true;
                return known = null;
            }
        }

        opens = false;
        return known = new Problem(
            ProblemCodes.NotReady,
            $"no worker has the private key of {keyId}, which secrets are sealed to here, so none is accepted; "
                + "give the workers that key, or this Api the public half of theirs");
    }
}
