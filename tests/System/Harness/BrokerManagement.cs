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
        user = Uri.UnescapeDataString(servers.Rabbit.UserInfo.Split(':')[0]);
        http = new HttpClient { BaseAddress = new Uri(servers.RabbitManagement.GetLeftPart(UriPartial.Authority)) };
        var credentials = Encoding.UTF8.GetBytes(Uri.UnescapeDataString(servers.Rabbit.UserInfo));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials));
    }

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

    public async Task DeleteAsync()
    {
        using var answer = await http.DeleteAsync(new Uri($"/api/vhosts/{virtualHost}", UriKind.Relative));
        if (answer.StatusCode != HttpStatusCode.NotFound)
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

    public void Dispose() => http.Dispose();
}
