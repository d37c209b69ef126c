using Messaging.Contracts;
using Messaging.System.Harness;
using RabbitMQ.Client;

namespace Messaging.System.Hosting;

/// <summary>A broker that a program cannot work with stops its start with one sentence that says what to do.</summary>
[Collection(SharedSystem.Name)]
public sealed class UnusableBrokerTests : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private readonly MessagingSystem system;
    private readonly Uri address;
    private readonly BrokerManagement management;

    public UnusableBrokerTests(SharedSystem shared)
    {
        ArgumentNullException.ThrowIfNull(shared);
        system = shared.System;
        var name = $"unusable-{Guid.NewGuid():N}";
        address = new UriBuilder(system.BrokerUri) { Path = name }.Uri;
        management = new BrokerManagement(system.Servers, name);
    }

    public async ValueTask InitializeAsync() => await management.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        await management.DeleteAsync();
        management.Dispose();
    }

    [Theory]
    [InlineData("commands-03", "the queue commands-03")]
    [InlineData(Queues.CommandErrors, "the queue commands-error")]
    [InlineData(Queues.Queries, "the queue queries")]
    public async Task a_queue_with_other_arguments_is_named(string queue, string named)
    {
        await WithChannelAsync(channel => channel.QueueDeclareAsync(
            queue,
            durable: true,
            exclusive: false,
            autoDelete: false,
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["x-max-length"] = 7 }));

        await ShouldRefuseAsync(named, "delete it");
    }

    [Fact]
    public async Task a_dead_letter_exchange_of_another_kind_is_named()
    {
        await WithChannelAsync(channel => channel.ExchangeDeclareAsync(Queues.CommandErrors, ExchangeType.Topic, durable: true));

        await ShouldRefuseAsync("the exchange commands-error", "delete it");
    }

    [Fact]
    public async Task a_user_who_may_not_make_the_queues_is_told_so()
    {
        await management.PermitAsync(configure: "^$", write: ".*", read: ".*");

        await ShouldRefuseAsync("commands-00", "permission");
    }

    [Fact]
    public async Task a_policy_that_shortens_a_limit_is_named()
    {
        await management.SetPolicyAsync(
            "short", "^commands-", new Dictionary<string, object>(StringComparer.Ordinal) { ["message-ttl"] = 60_000 });

        await ShouldRefuseAsync(management.Address, "the policy 'short'", "the queue commands-00", "message-ttl 60000", "leave");
    }

    [Fact]
    public async Task a_management_api_that_does_not_know_the_worker_is_named_without_the_password()
    {
        var wrong = new UriBuilder(management.Address) { Password = "marked-password" }.Uri;

        (await ShouldRefuseAsync(wrong, "Broker:Management", "401")).ShouldNotContain("marked-password");
    }

    [Fact]
    public async Task an_api_that_may_not_send_commands_is_told_so()
    {
        await WithChannelAsync(channel => channel.ExchangeDeclareAsync("commands-00", ExchangeType.Fanout, durable: true));
        await management.PermitAsync(configure: ".*", write: "^api-", read: ".*");
        var settings = system.ApiSettings(SystemSettings.FreePort());
        settings["RabbitMq__Uri"] = address.ToString();
        await using var api = new SystemProcess("Api", Path.Combine(system.Directory, $"api-{Guid.NewGuid():N}.log"), settings);
        api.Start();

        (await api.ExitAsync(Deadline)).ShouldBe(1);
        (await api.LogAsync()).ShouldContain("The Api does not start: the broker does not let this Api's user send commands or questions");
    }

    private Task<string> ShouldRefuseAsync(params string[] said) => ShouldRefuseAsync(asked: null, said);

    private async Task<string> ShouldRefuseAsync(Uri? asked, params string[] said)
    {
        var (exitCode, output) = await system.RunWorkerAsync(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["RabbitMq__Uri"] = address.ToString(),
            ["Broker__Management"] = asked?.ToString(),
        });

        exitCode.ShouldBe(78, output);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1, output);
        foreach (var words in said)
            output.ShouldContain(words);
        return output;
    }

    private async Task WithChannelAsync(Func<IChannel, Task> act)
    {
        await using var connection = await BrokerConnections.OpenAsync(address);
        await using var channel = await connection.CreateChannelAsync();
        await act(channel);
    }
}
