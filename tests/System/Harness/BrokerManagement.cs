using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Messaging.System.Harness;

/// <summary>One virtual host, seen through the broker's management API.</summary>
public sealed class BrokerManagement : IDisposable
{
    private readonly HttpClient http;
    private readonly string virtualHost;
    private readonly string user;

    public BrokerManagement(ServerPair servers, string virtualHost)
    {
        ArgumentNullException.ThrowIfNull(servers);
        this.virtualHost = virtualHost;
        Address = new UriBuilder(servers.RabbitManagement)
        {
            UserName = servers.Rabbit.UserInfo.Split(':')[0],
            Password = servers.Rabbit.UserInfo.Split(':')[1],
        }.Uri;
        user = Uri.UnescapeDataString(servers.Rabbit.UserInfo.Split(':')[0]);
        http = new HttpClient { BaseAddress = new Uri(servers.RabbitManagement.GetLeftPart(UriPartial.Authority)) };
        var credentials = Encoding.UTF8.GetBytes(Uri.UnescapeDataString(servers.Rabbit.UserInfo));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials));
    }

    /// <summary>Where it is, with user and password, as a worker is told.</summary>
    public Uri Address { get; }

    public async Task CreateAsync()
    {
        using var created = await http.PutAsJsonAsync($"/api/vhosts/{virtualHost}", new { });
        created.EnsureSuccessStatusCode();
        await PermitAsync(configure: ".*", write: ".*", read: ".*");
    }

    /// <summary>Sets what the programs of the system may do, as regular expressions over names.</summary>
    public async Task PermitAsync(string configure, string write, string read)
    {
        using var answer = await http.PutAsJsonAsync($"/api/permissions/{virtualHost}/{user}", new { configure, write, read });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Sets a policy for queues whose names match.</summary>
    public async Task SetPolicyAsync(string name, string pattern, Dictionary<string, object> definition)
    {
        var policy = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["pattern"] = pattern,
            ["definition"] = definition,
            ["apply-to"] = "queues",
        };
        using var answer = await http.PutAsJsonAsync($"/api/policies/{virtualHost}/{name}", policy);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Takes a policy away.</summary>
    public async Task RemovePolicyAsync(string name)
    {
        using var answer = await http.DeleteAsync(new Uri($"/api/policies/{virtualHost}/{name}", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Removes the virtual host; a fault is reported with the test, as of a broker that it left stopped.</summary>
    public Task DeleteAsync() => CleanUpAttribute.RunAsync($"the virtual host {virtualHost}", async () =>
    {
        using var answer = await http.DeleteAsync(new Uri($"/api/vhosts/{virtualHost}", UriKind.Relative));
        if (answer.StatusCode != HttpStatusCode.NotFound)
            answer.EnsureSuccessStatusCode();
    });

    /// <summary>Puts a plain, classic queue in the place of another, with its name.</summary>
    public async Task ReplaceQueueAsync(string name)
    {
        // Whoever consumed the queue declares it again as soon as it is gone, and may be quicker.
        await Eventually.Async(
            $"a classic {name}",
            async () =>
            {
                await DeleteQueueAsync(name);
                using var answer = await http.PutAsJsonAsync($"/api/queues/{virtualHost}/{name}", new { durable = true });
                return answer.IsSuccessStatusCode;
            },
            replaced => replaced);
    }

    public async Task DeleteQueueAsync(string name)
    {
        using var answer = await http.DeleteAsync(new Uri($"/api/queues/{virtualHost}/{name}", UriKind.Relative));
        if (answer.StatusCode != HttpStatusCode.NotFound)
            answer.EnsureSuccessStatusCode();
    }

    public async Task DeleteExchangeAsync(string name)
    {
        using var answer = await http.DeleteAsync(new Uri($"/api/exchanges/{virtualHost}/{name}", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Takes the binding away between an exchange and the queue of its name.</summary>
    public async Task UnbindAsync(string name)
    {
        // The broker's word for a binding without a routing key.
        using var answer = await http.DeleteAsync(new Uri($"/api/bindings/{virtualHost}/e/{name}/q/{name}/~", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The names of all queues.</summary>
    public async Task<IReadOnlyList<string>> QueuesAsync()
    {
        var queues = await http.GetFromJsonAsync<JsonElement>($"/api/queues/{virtualHost}?columns=name");
        return [.. queues.EnumerateArray().Select(queue => queue.GetProperty("name").GetString()!)];
    }

    /// <summary>The names of all exchanges.</summary>
    public async Task<IReadOnlyList<string>> ExchangesAsync()
    {
        var exchanges = await http.GetFromJsonAsync<JsonElement>($"/api/exchanges/{virtualHost}?columns=name");
        return [.. exchanges.EnumerateArray().Select(exchange => exchange.GetProperty("name").GetString()!)];
    }

    /// <summary>
    /// The queues that hold messages, each with how many and how many consumers it has. The broker counts every few seconds.
    /// </summary>
    public async Task<IReadOnlyList<(string Name, long Messages, long Consumers)>> HeldAsync()
    {
        var queues = await http.GetFromJsonAsync<JsonElement>($"/api/queues/{virtualHost}?columns=name,messages,consumers");
        return
        [
            .. queues.EnumerateArray()
                .Select(queue => (queue.GetProperty("name").GetString()!, Number(queue, "messages"), Number(queue, "consumers")))
                .Where(queue => queue.Item2 > 0),
        ];
    }

    /// <summary>The same; null where the broker does not answer.</summary>
    public async Task<int?> TryCutAsync(int? pid)
    {
        try
        {
            return await CutAsync(pid);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Closes the connections of the virtual host from the broker's side.</summary>
    /// <param name="pid">The process whose connections are meant; null for everybody's.</param>
    /// <returns>How many there were. The broker takes a few seconds to list a new one.</returns>
    public async Task<int> CutAsync(int? pid)
    {
        var connections = await http.GetFromJsonAsync<JsonElement>($"/api/vhosts/{virtualHost}/connections");
        var names = connections.EnumerateArray()
            .Where(connection => pid is null || ProcessOf(connection) == pid)
            .Select(connection => connection.GetProperty("name").GetString()!)
            .ToList();
        foreach (var name in names)
        {
            // One that has ended by itself meanwhile is as good.
            using var answer = await http.DeleteAsync(new Uri($"/api/connections/{Uri.EscapeDataString(name)}", UriKind.Relative));
        }

        return names.Count;
    }

    public void Dispose() => http.Dispose();

    private static long Number(JsonElement queue, string name) => queue.TryGetProperty(name, out var value) ? value.GetInt64() : 0;

    // MassTransit says whose connection it is.
    private static int? ProcessOf(JsonElement connection)
        => connection.TryGetProperty("client_properties", out var properties) && properties.TryGetProperty("process_id", out var id)
            && int.TryParse(id.ToString(), global::System.Globalization.CultureInfo.InvariantCulture, out var pid)
            ? pid
            : null;

}
