using MassTransit;
using Messaging.Api.Access.Callers;
using Messaging.Api.Http.Bodies;
using Messaging.Api.Http.Parameters;
using Messaging.Api.Http.Problems;
using Messaging.Api.Queries;
using Messaging.Contracts;

namespace Messaging.Api.Commands;

/// <summary>The one way in which a request becomes a command, and a command an answer.</summary>
internal sealed partial class CommandSubmission(
    IBus bus,
    CommandSender sender,
    WorkerQueries queries,
    RequestHashes hashes,
    OperationIds operationIds,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<CommandSubmission> logger)
{
    private const string ReplayedHeader = "Idempotent-Replayed";
    private const string PreferenceAppliedHeader = "Preference-Applied";

    // Every answer names its operation, also one that is the outcome itself and has a Location of its own.
    private const string OperationLocationHeader = "Operation-Location";

    // Asking first only makes an answer quicker and clearer: when nobody answers, sending again is just as safe.
    private static readonly TimeSpan RepeatPatience = TimeSpan.FromSeconds(1);

    /// <summary>Sends the command of a request to the caller's own organization.</summary>
    public Task<IResult> SubmitAsync(HttpContext http, Caller caller, RequestBody body, Func<CommandMetadata, ICommand> make)
        => SubmitAsync(http, caller, caller.OrgId, body, make);

    /// <summary>Sends the command of a request.</summary>
    /// <param name="http">The request.</param>
    /// <param name="caller">Who asks; an <c>Idempotency-Key</c> is the caller's organization's.</param>
    /// <param name="orgId">The organization that is acted on.</param>
    /// <param name="body">The body, checked.</param>
    /// <param name="make">Makes the command; secrets are sealed here.</param>
    /// <exception cref="RefusedException">The broker is away, or the outcome is a refusal.</exception>
    public async Task<IResult> SubmitAsync(
        HttpContext http, Caller caller, Guid orgId, RequestBody body, Func<CommandMetadata, ICommand> make)
    {
        var route = http.GetEndpoint()!.Metadata.GetRequiredMetadata<CommandRoute>();
        var key = IdempotencyKey.Read(http.Request.Headers[IdempotencyKey.Header]);
        var wait = WaitPreference.Read(http.Request.Headers[WaitPreference.Header]);
        var now = WholeMilliseconds(time.GetUtcNow());
        var command = make(new CommandMetadata(
            key is null ? Guid.CreateVersion7(now) : hashes.CommandIdOf(caller.OrgId, route.Name, key),
            orgId,
            caller.Subject,
            now,
            hashes.FingerprintOf(route.Name, orgId, PathValues(http), body.Root)));

        if (key is not null && await FindRepeatAsync(http, command) is { } finished)
            return Answer(http, route, command, finished, wait);

        return wait is { } seconds
            ? await SendAndWaitAsync(http, route, command, seconds)
            : await SendAsync(http, route, command, outcome: null);
    }

    // As much of the time as the operation's id holds: it is the same before and after a worker has seen the command.
    private static DateTimeOffset WholeMilliseconds(DateTimeOffset instant)
        => DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());

    private static IEnumerable<string> PathValues(HttpContext http)
        => http.Request.RouteValues.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => value.Value?.ToString() ?? "");

    /// <summary>The finished operation of a request that was made before; null when the command is to be sent.</summary>
    private async Task<OperationView?> FindRepeatAsync(HttpContext http, ICommand command)
    {
        var repeat = await queries.TryAskAsync(
            new GetRepeat(command.OrgId, command.CommandId, command.Fingerprint), RepeatPatience, http.RequestAborted);
        if (repeat is not { Known: true })
            return null;

        if (!repeat.SameRequest)
        {
            throw new RefusedException(
                ProblemCodes.IdempotencyKeyReused,
                "this Idempotency-Key was used for a request with other content; use a new key for a new request");
        }

        http.Response.Headers[ReplayedHeader] = "true";
        return repeat.Operation is { } operation && IsFinished(operation) ? operation : null;
    }

    private static bool IsFinished(OperationView operation) => operation.Status != OperationStatuses.Accepted;

    private IResult Answer(HttpContext http, CommandRoute route, ICommand command, OperationView finished, int? wait)
    {
        if (wait is not { } seconds)
            return Accepted(http, route, command, finished.Status);

        http.Response.Headers[PreferenceAppliedHeader] = $"wait={seconds}";
        http.Response.Headers[OperationLocationHeader] = CommandResults.LocationOf(finished.OperationId);
        return CommandResults.Outcome(route, finished);
    }

    private async Task<IResult> SendAndWaitAsync(HttpContext http, CommandRoute route, ICommand command, int seconds)
    {
        using var outcome = new OutcomeListener(bus);
        var accepted = await SendAsync(http, route, command, outcome);

        // A caller that waits when the process is told to stop gets its 202 now: the command goes on without it.
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        var operation = await outcome.ForAsync(TimeSpan.FromSeconds(seconds), time, ended.Token);

        // Without Preference-Applied: what was preferred, the outcome, was not given (RFC 7240, section 3).
        if (operation is null || !IsFinished(operation))
            return accepted;

        http.Response.Headers.RetryAfter = default;
        return Answer(http, route, command, operation, seconds);
    }

    private async Task<IResult> SendAsync(HttpContext http, CommandRoute route, ICommand command, OutcomeListener? outcome)
    {
        await sender.SendAsync(command, outcome);
        LogAccepted(logger, route.Kind, operationIds.For(command), command.OrgId);
        return Accepted(http, route, command, OperationStatuses.Accepted);
    }

    private IResult Accepted(HttpContext http, CommandRoute route, ICommand command, string status)
        => CommandResults.Accepted(http, route.Kind, operationIds.For(command), (command as IWorkspaceCommand)?.WorkspaceId, status);

    [LoggerMessage(Level = LogLevel.Information, Message = "Accepted {Command} as operation {OperationId} of org {OrgId}")]
    private static partial void LogAccepted(ILogger logger, CommandKind command, string operationId, Guid orgId);
}
