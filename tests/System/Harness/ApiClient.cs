namespace Messaging.System.Harness;

/// <summary>Makes clients of an Api.</summary>
public static class ApiClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>A client of the Api at a port of this machine.</summary>
    public static HttpClient To(int port) => new(new SocketsHttpHandler
    {
        // Whoever closes a stream goes: by default the client reads on for 2 s, in the hope of its end.
        ResponseDrainTimeout = TimeSpan.Zero,
    })
    {
        BaseAddress = new Uri($"http://127.0.0.1:{port}"),
        Timeout = Patience,
    };

    /// <summary>The status of its readiness; 0 while it does not listen yet.</summary>
    public static async Task<int> ReadinessAsync(HttpClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        try
        {
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }
}
