using Messaging.Api.Access.Callers;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;

namespace Messaging.Api.Features.Events;

/// <summary>
/// How many streams may be open: a stream costs little, but a caller that forgets to close them must not cost the others.
/// </summary>
internal sealed class StreamLimiter
{
    /// <summary>The most that one caller may have open on an instance; a browser has one per page.</summary>
    public const int PerCaller = 20;

    /// <summary>The most that an instance keeps open.</summary>
    public const int PerInstance = 2_000;

    private readonly Lock sync = new();
    private readonly Dictionary<(Guid OrgId, string Subject), int> open = [];
    private int all;

    /// <summary>Takes a place; disposing the result gives it back.</summary>
    /// <exception cref="RefusedException">There is none left.</exception>
    public IDisposable Take(Caller caller)
    {
        var who = (caller.OrgId, caller.Subject);
        lock (sync)
        {
            var mine = open.GetValueOrDefault(who);
            if (mine >= PerCaller)
                throw new RefusedException(ProblemCodes.RateLimited, "too many event streams are open for this caller; close one first");
            if (all >= PerInstance)
                throw new RefusedException(ProblemCodes.RateLimited, "too many event streams are open here; try again later");

            open[who] = mine + 1;
            all++;
        }

        return new DisposeAction(() => Leave(who));
    }

    private void Leave((Guid OrgId, string Subject) who)
    {
        lock (sync)
        {
            all--;
            if (--open[who] == 0)
                open.Remove(who);
        }
    }
}
