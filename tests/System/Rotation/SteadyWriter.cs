using System.Collections.Concurrent;
using System.Net.Sockets;
using Messaging.System.Harness;

namespace Messaging.System.Rotation;

/// <summary>
/// An organization whose client writes secrets, saves its own model and provisions, one request after the other, through both Apis.
/// Where one is being restarted, it repeats the request at the other, with the same <c>Idempotency-Key</c>.
/// </summary>
public sealed class SteadyWriter
{
    private const int Names = 5;
    private const string Provider = "minimax"; // whose model the workspaces have
    private static readonly TimeSpan RetryWithin = TimeSpan.FromSeconds(60);

    private readonly MessagingSystem system;
    private readonly Caller caller;
    private readonly Guid workspace;
    private readonly ConcurrentQueue<string> operations = new();
    private readonly Dictionary<string, string> expected = new(StringComparer.Ordinal);
    private string credential = OrgModelRoutes.Key;
    private int accepted;

    private SteadyWriter(MessagingSystem system, Caller caller, Guid workspace, Guid quietWorkspace)
        => (this.system, this.caller, this.workspace, QuietWorkspace) = (system, caller, workspace, quietWorkspace);

    public Guid Org => caller.Org;

    /// <summary>A workspace of the organization that this client never touches.</summary>
    public Guid QuietWorkspace { get; }

    /// <summary>How many requests were answered with 202.</summary>
    public int Accepted => Volatile.Read(ref accepted);

    public static async Task<SteadyWriter> CreateAsync(MessagingSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        var owner = system.Caller();
        await owner.NewOrgModelAsync(Provider, CallerRoutes.Model);
        return new SteadyWriter(system, owner, await owner.NewWorkspaceAsync(), await owner.NewWorkspaceAsync());
    }

    /// <summary>Sends until it is enough.</summary>
    public async Task WriteAsync(CancellationToken enough)
    {
        for (var number = 0; !enough.IsCancellationRequested; number++)
        {
            await SendAsync(number);

            // As fast as the worker carries things out, and not faster: what is measured is not the backlog.
            if (number % Names == 0)
                await DrainAsync(RetryWithin);
        }
    }

    /// <summary>Waits until everything that was accepted so far has an outcome.</summary>
    public async Task DrainAsync(TimeSpan deadline)
    {
        if (operations.LastOrDefault() is { } last)
            await Eventually.Async(
                $"the outcome of {last}", () => OutcomeAsync(last), outcome => outcome is not (null or "accepted"), deadline);
    }

    public async Task EverythingSucceededAsync()
    {
        var listed = await caller.AllAsync("/operations?limit=200");
        listed.ShouldAllBe(item => item.GetProperty("status").GetString() == "succeeded");
        operations.ShouldBeSubsetOf(listed.Select(item => item.GetProperty("operation_id").GetString()!));
    }

    /// <summary>The last value of every name opens, is said to be there, and is what a process is started with.</summary>
    public async Task EverythingIsThereAsync()
    {
        var list = await StoredValues.ListAsync(caller, workspace);
        list.Select(item => item.GetProperty("key").GetString()!).ShouldBe(expected.Keys, ignoreOrder: true);
        list.ShouldAllBe(item => item.GetProperty("has_value").GetBoolean());
        (await caller.ProvisionAsync(workspace)).ShouldBe(200)["status"].ShouldBe("online");
        var environment = WorkspaceProcess.Of(workspace).Single().Environment;
        foreach (var (name, value) in expected)
            environment[name].ShouldBe(value);
        environment["MINIMAX_API_KEY"].ShouldBe(credential);
        (await caller.OrgModelVersionsAsync()).ShouldAllBe(version => version.GetProperty("credential_set").GetBoolean());
    }

    /// <summary>What the untouched workspace has of its own is said to be there.</summary>
    public async Task QuietIsThereAsync(int count)
    {
        var list = (await StoredValues.ListAsync(caller, QuietWorkspace))
            .Where(item => item.GetProperty("scope").GetString() == "workspace").ToList();
        list.Count.ShouldBe(count);
        list.ShouldAllBe(item => item.GetProperty("has_value").GetBoolean());
    }

    // The organization's secrets and model, the workspace's secrets, and a provision now and then.
    private async Task SendAsync(int number)
    {
        var (name, value) = ($"NAME_{number % Names}", $"value {number}");
        (string Method, string Path, object? Body) request = (number % Names) switch
        {
            0 => ("POST", $"/workspaces/{workspace}/provision", null),
            1 => ("PUT", "/settings/secrets", new { key = name, value }),
            2 => ("PUT", OrgModelRoutes.Path, Model($"key-{number}")),
            _ => ("PUT", $"/workspaces/{workspace}/secrets", new { key = name, value }),
        };
        var sender = caller with { Prefer = null, IdempotencyKey = Guid.NewGuid().ToString() };
        var api = number;
        var answer = await Eventually.Async(
            $"{request.Method} {request.Path} accepted",
            () => TryAsync(sender with { Http = system.Client(api++ % 2) }, request.Method, request.Path, request.Body),
            answer => answer is not null and not { Status: 503 or 504 },
            RetryWithin);
        answer!.Status.ShouldBe(202, answer.ToString());
        switch (number % Names)
        {
            case 0:
                break;
            case 2:
                credential = $"key-{number}";
                break;
            default:
                expected[name] = value;
                break;
        }

        operations.Enqueue(answer["operation_id"]!);
        Interlocked.Increment(ref accepted);
    }

    private static object Model(string key)
        => new { provider = Provider, model = CallerRoutes.Model, credential_type = "api_key", api_key = key, tos_acknowledged = true };

    private static async Task<Answer?> TryAsync(Caller sender, string method, string path, object? body)
    {
        try
        {
            return await (method == "POST" ? sender.PostAsync(path, body) : sender.PutAsync(path, body));
        }
        catch (HttpRequestException exception) when (exception.InnerException is SocketException or IOException)
        {
            // This Api is being restarted: it was not there, or went while it was asked.
            return null;
        }
    }

    // Null while the Api or a worker is away.
    private async Task<string?> OutcomeAsync(string operationId)
    {
        for (var api = 0; api < 2; api++)
        {
            try
            {
                var answer = await (caller with { Http = system.Client(api) }).OperationAsync(operationId);
                if (answer.Status == 200)
                    return answer["status"];
            }
            catch (HttpRequestException exception) when (exception.InnerException is SocketException or IOException)
            {
                // The other one is asked.
                continue;
            }
        }

        return null;
    }
}
