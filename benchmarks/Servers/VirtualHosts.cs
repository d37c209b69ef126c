using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace Messaging.Bench.Servers;

/// <summary>Makes virtual hosts through the broker's management API.</summary>
internal static class VirtualHosts
{
    /// <summary>Makes one that its user may do everything in.</summary>
    public static async Task CreateAsync(BenchServers servers, string name)
    {
        var user = servers.Rabbit.UserInfo;
        using var http = new HttpClient { BaseAddress = servers.Management };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(user))));
        using var created = await http.PutAsJsonAsync($"/api/vhosts/{name}", new { });
        created.EnsureSuccessStatusCode();
        var rights = new { configure = ".*", write = ".*", read = ".*" };
        using var permitted = await http.PutAsJsonAsync($"/api/permissions/{name}/{user.Split(':')[0]}", rights);
        permitted.EnsureSuccessStatusCode();
    }
}
