using System.Globalization;

namespace Messaging.OAuthLogin.Terminal;

/// <summary>How long a login may take in all, and what it is waiting for, to be able to say so when that is over.</summary>
internal sealed class LoginDeadline : IDisposable
{
    private readonly TimeSpan limit;
    private readonly CancellationTokenSource late;
    private readonly CancellationTokenSource ended;

    /// <summary>A deadline that begins now.</summary>
    /// <param name="limit">How long it may take.</param>
    /// <param name="time">The clock.</param>
    /// <param name="interrupted">Ctrl-C.</param>
    public LoginDeadline(TimeSpan limit, TimeProvider time, CancellationToken interrupted)
    {
        this.limit = limit;
        late = new CancellationTokenSource(limit, time);
        ended = CancellationTokenSource.CreateLinkedTokenSource(late.Token, interrupted);
    }

    /// <summary>Ends everything, when the time is over or the person does not want to go on.</summary>
    public CancellationToken Token => ended.Token;

    /// <summary>What comes next, for the sentence of <see cref="Late"/>.</summary>
    public string WaitingFor { get; set; } = "its beginning";

    /// <summary>Says that it took too long, and what did.</summary>
    public LoginException Late(Exception cause) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"The login was not complete within {limit.TotalSeconds:0} s (--timeout): it was still waiting for {WaitingFor}."),
        cause);

    /// <inheritdoc/>
    public void Dispose()
    {
        ended.Dispose();
        late.Dispose();
    }
}
