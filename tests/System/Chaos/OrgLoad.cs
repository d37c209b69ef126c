using System.Globalization;
using Messaging.System.DomainModel;
using Messaging.System.Harness;

namespace Messaging.System.Chaos;

/// <summary>
/// One organization's client, as a good one behaves: it sends one command after the other without waiting for outcomes, and
/// repeats what was not accepted where it gave an Idempotency-Key. So the order in which its commands are accepted is known.
/// </summary>
/// <param name="system">The system.</param>
/// <param name="apis">A client for each Api, with little patience.</param>
/// <param name="org">The organization.</param>
/// <param name="random">Decides what is sent and how.</param>
public sealed class OrgLoad(MessagingSystem system, IReadOnlyList<HttpClient> apis, Guid org, Random random)
{
    private const int Numbers = 1_000_000;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan AcceptedWithin = TimeSpan.FromMinutes(3);
    private readonly List<SentCommand> sent = [];
    private OrgState state = OrgState.Empty;

    public Guid Org => org;

    /// <summary>Everything that was sent, in order.</summary>
    public IReadOnlyList<SentCommand> Sent => sent;

    /// <summary>How many requests were sent once more after they had been accepted.</summary>
    public int Repeats { get; private set; }

    /// <summary>Sends at a steady rate until it is enough.</summary>
    public async Task RunAsync(CancellationToken enough)
    {
        using var timer = new PeriodicTimer(Interval);
        while (!enough.IsCancellationRequested)
        {
            // Where it stands is only guessed here, from what was sent: so the seed alone decides what is sent.
            var step = DomainCommands.Of(org, state, random.Next(DomainCommands.Kinds), random.Next(Numbers));
            state = state.Apply(step).State;
            await SendAsync(
                step,
                isKeyed: random.Next(3) > 0,
                random.Next(apis.Count),
                isRepeated: random.Next(4) == 0,
                isWaiting: random.Next(5) == 0);
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <summary>Sends a command that is surely accepted, and waits for its outcome.</summary>
    public async Task CarryOutAsync(DomainCommand step, TimeSpan deadline)
    {
        var operationId = await SendAsync(step, isKeyed: true, random.Next(apis.Count), isRepeated: false, isWaiting: false);
        var turn = 0;
        await Eventually.Async(
            $"the outcome of {operationId} of {org}",
            () => TryAsync(turn++, caller => caller.OperationAsync(operationId!)),
            answer => answer is { Status: 200 } && answer["status"] != "accepted",
            deadline);
    }

    private async Task<string?> SendAsync(DomainCommand step, bool isKeyed, int api, bool isRepeated, bool isWaiting)
    {
        var actor = string.Create(CultureInfo.InvariantCulture, $"client-{sent.Count}");
        var turn = api;
        var prefer = isWaiting ? "wait=2" : null;
        Task<Answer?> Send() => TryAsync(
            turn++, caller => (caller with { IdempotencyKey = isKeyed ? actor : null, Prefer = prefer }).SendAsync(step), actor);
        var answer = isKeyed
            ? await Eventually.Async(
                $"{step} of {org} accepted", Send, answer => answer is not (null or { Status: 503 or 504 }), AcceptedWithin)
            : await Send();
        var operationId = answer is null or { Status: 503 or 504 } ? null : OperationOf(answer);
        sent.Add(new SentCommand(actor, step, operationId));
        if (isKeyed && isRepeated && await Send() is { Status: not (503 or 504) } again)
        {
            OperationOf(again).ShouldBe(operationId, $"a repeat: {again}");
            Repeats++;
        }

        return operationId;
    }

    // An answer that is the outcome itself, a refusal too, names its operation in a header.
    private static string OperationOf(Answer answer) => answer.Status == 202
        ? answer["operation_id"]!
        : (answer.Header("Operation-Location")
            ?? throw new InvalidOperationException($"neither accepted nor an outcome: {answer}"))["/operations/".Length..];

    // Null when no answer came.
    private async Task<Answer?> TryAsync(int turn, Func<Caller, Task<Answer>> ask, string actor = "looking")
    {
        try
        {
            return await ask(system.Caller(org, subject: actor) with { Http = apis[turn % apis.Count], Prefer = null });
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }
}
