using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Messaging.ServiceDefaults;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>A client of the broker's management API, for policies, which AMQP does not show.</summary>
internal sealed class ManagementApi(ManagementAddress address) : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private const int MaxAnswerBytes = 4 * 1024 * 1024; // a policy has a few hundred

    // Neither a redirect nor a proxy of this machine may get the password.
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        BaseAddress = address.Origin,
        Timeout = Timeout,
        MaxResponseContentBufferSize = MaxAnswerBytes,
        DefaultRequestHeaders =
        {
            Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(address.User))),
        },
    };

    /// <summary>Every policy and operator policy of the virtual host.</summary>
    /// <exception cref="SettingException">It answers without policies; the message says what to do.</exception>
    /// <exception cref="ManagementUnavailableException">It does not answer at present.</exception>
    public async Task<IReadOnlyCollection<BrokerPolicy>> PoliciesAsync(CancellationToken cancellationToken) =>
    [
        .. await ListAsync("policy", "policies", cancellationToken),
        .. await ListAsync("operator policy", "operator-policies", cancellationToken),
    ];

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<List<BrokerPolicy>> ListAsync(string kind, string path, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(
                new Uri($"/api/{path}/{Uri.EscapeDataString(address.VirtualHost)}", UriKind.Relative), cancellationToken);
            if (answer.StatusCode >= HttpStatusCode.InternalServerError)
                throw new ManagementUnavailableException($"The broker's management API answers {Number(answer.StatusCode)}.");
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                throw Unusable(
                    $"{address} answers {Number(answer.StatusCode)} to the question for the policies of the virtual host "
                    + $"'{address.VirtualHost}': give its user the tag 'management' (of newer brokers 'policymaker') and a permission "
                    + "in that virtual host, or take the setting away, and policies are not checked");
            }

            var all = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            return [.. all.EnumerateArray().Select(policy => Read(kind, policy))];
        }
        catch (Exception exception)
            when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new ManagementUnavailableException("The broker's management API does not answer.", exception);
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw Unusable(
                $"what answers at {address} is not the management API of RabbitMQ: "
                + "put its address there, http://user:password@host:15672");
        }
    }

    private static BrokerPolicy Read(string kind, JsonElement policy) => new(
        kind,
        policy.GetProperty("name").GetString()!,
        policy.GetProperty("pattern").GetString()!,
        policy.GetProperty("apply-to").GetString()!,
        policy.GetProperty("priority").GetInt32(),
        policy.GetProperty("definition").EnumerateObject()
            .ToDictionary(setting => setting.Name, setting => setting.Value.Clone(), StringComparer.Ordinal));

    private static SettingException Unusable(string fault) => new($"The setting {ManagementAddress.Setting} cannot be used: {fault}.");

    private static string Number(HttpStatusCode status) => ((int)status).ToString(CultureInfo.InvariantCulture);
}
