using Messaging.OAuthLogin.Endpoints;

namespace Messaging.OAuthLogin.Flows;

/// <summary>Waits until a short code has been confirmed: asks again and again, as RFC 8628, section 3.5 says.</summary>
/// <param name="login">The login.</param>
/// <param name="interval">Seconds between two questions, from the provider; null where it does not say.</param>
/// <param name="lifetime">How long the code is good for.</param>
internal sealed class DevicePolling(LoginContext login, double? interval, TimeSpan lifetime)
{
    private const int MaxCodeCharacters = 32;

    private static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(5); // RFC 8628, section 3.2
    private static readonly TimeSpan SlowerBy = TimeSpan.FromSeconds(5); // RFC 8628, section 3.5
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(50); // an interval of 0 is not to be taken at its word
    private static readonly TimeSpan Most = TimeSpan.FromHours(1);

    private readonly long started = login.Time.GetTimestamp();
    private TimeSpan pause = interval is { } seconds ? TimeSpan.FromTicks(Math.Max(Seconds(seconds).Ticks, Least.Ticks)) : DefaultInterval;

    /// <summary>A number of seconds from outside, whatever it is.</summary>
    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(Math.Min(seconds, Most.TotalSeconds));

    /// <summary>Tells the person where to go and what to enter there.</summary>
    public void Show(Uri page, string code)
    {
        // It is printed, so it must be what it should be and no control sequence of a terminal.
        if (code.Length > MaxCodeCharacters || !code.All(character => char.IsAsciiLetterOrDigit(character) || character == '-'))
        {
            throw new LoginException(
                "The short code of the provider is not made of letters, digits and hyphens: "
                + "the endpoint has changed, or it is not the provider's.");
        }

        login.User.Tell("Sign in on any device, at this address:");
        login.SendBrowserTo(page);
        login.User.Tell("and enter this code there. Go on only if you began this login yourself.");
        login.User.Show(code);
    }

    /// <summary>Asks until there is an answer.</summary>
    /// <param name="ask">One question.</param>
    /// <param name="read">What its answer means.</param>
    /// <exception cref="LoginException">The code ended first.</exception>
    public async Task<EndpointAnswer> PollAsync(Func<Task<EndpointAnswer>> ask, Func<EndpointAnswer, DevicePoll> read)
    {
        while (login.Time.GetElapsedTime(started) < lifetime)
        {
            login.Deadline.WaitingFor = "the short code to be confirmed";
            await Task.Delay(pause, login.Time, login.Deadline.Token);
            try
            {
                var answer = await ask();
                answer.RequireTheProvider();
                var poll = read(answer);
                if (poll == DevicePoll.Answered)
                    return answer;
                if (poll == DevicePoll.SlowDown)
                    pause += SlowerBy;
            }
            catch (LoginException problem) when (problem.IsPassing)
            {
                // Section 3.5: after a connection that failed, less often.
                login.User.Warn(problem.Message);
                pause *= 2;
            }
        }

        throw new LoginException("The short code ended before it was confirmed: start again.");
    }
}
