using System.Text.Json;
using MassTransit;
using Messaging.Api.Broker;
using Messaging.Api.Http.Problems;
using Messaging.Api.Queries;
using Messaging.Api.Settings;
using Messaging.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Messaging.Unit.Api;

/// <summary>What a question is on the bus, with a bus in memory and an answer from this test.</summary>
public sealed class WorkerQueriesTests(ApiProcess api) : IClassFixture<ApiProcess>
{
    [Fact]
    public async Task a_question_is_known_by_its_own_type_alone()
    {
        var envelope = "";
        await AskAsync(
            endpoint =>
            {
                endpoint.ConfigureReceive(receive => receive.UseExecute(context => envelope = context.Body.GetString()));
                endpoint.Handler<GetAuditHead>(context => context.RespondAsync(new AuditHead(7)));
            },
            async queries => (await queries.AskAsync(new GetAuditHead(Guid.Empty), CancellationToken.None)).Sequence.ShouldBe(7));

        using var message = JsonDocument.Parse(envelope);
        message.RootElement.GetProperty("messageType").EnumerateArray().Select(type => type.GetString())
            .ShouldBe(["urn:message:Messaging.Contracts:GetAuditHead"]);
        message.RootElement.GetProperty("message").GetRawText().Where(c => !char.IsWhiteSpace(c))
            .ShouldBe($$"""{"orgId":"{{Guid.Empty}}"}""");
        message.RootElement.GetProperty("headers").GetProperty("MT-Request-AcceptType").EnumerateArray().Select(type => type.GetString())
            .ShouldBe(["urn:message:Messaging.Contracts:AuditHead", "urn:message:Messaging.Contracts:QueryRefused"]);
    }

    [Fact]
    public async Task a_refusal_is_the_problem_that_the_worker_gave()
        => await AskAsync(
            endpoint => endpoint.Handler<GetWorkspace>(
                context => context.RespondAsync(new QueryRefused(ProblemCodes.WorkspaceNotFound, "none"))),
            async queries =>
            {
                var refused = await Should.ThrowAsync<RefusedException>(
                    () => queries.AskAsync(new GetWorkspace(Guid.Empty, Guid.Empty), CancellationToken.None));
                (refused.Problem.Code, refused.Problem.Error).ShouldBe((ProblemCodes.WorkspaceNotFound, "none"));
            });

    [Fact]
    public async Task what_can_be_done_without_is_null_when_it_is_refused()
        => await AskAsync(
            endpoint => endpoint.Handler<GetRepeat>(
                context => context.RespondAsync(new QueryRefused(ProblemCodes.StorageUnavailable, "away"))),
            async queries =>
            {
                var query = new GetRepeat(Guid.Empty, Guid.Empty, "f");
                (await queries.TryAskAsync(query, TimeSpan.FromSeconds(10), CancellationToken.None)).ShouldBeNull();
            });

    private async Task AskAsync(Action<IInMemoryReceiveEndpointConfigurator> answer, Func<WorkerQueries, Task> ask)
    {
        var bus = Bus.Factory.CreateUsingInMemory(memory => memory.ReceiveEndpoint(Messaging.Contracts.Queues.Queries, answer));
        await bus.StartAsync();

        // Started is not yet healthy, and nothing is asked of a broker that is not.
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(30));
        try
        {
            var broker = new BrokerAvailability(bus, api.App.Services.GetRequiredService<ApiSettings>());
            await ask(new WorkerQueries(bus, broker, NullLogger<WorkerQueries>.Instance));
        }
        finally
        {
            await bus.StopAsync();
        }
    }
}
