using Messaging.ServiceDefaults;
using Messaging.Worker.Audit;
using Messaging.Worker.Broker;
using Messaging.Worker.Commands;
using Messaging.Worker.Hosting;
using Messaging.Worker.OrgModels;
using Messaging.Worker.Provisioning;
using Messaging.Worker.Queries;
using Messaging.Worker.Scheduling;
using Messaging.Worker.Sealing;
using Messaging.Worker.Storage;
using Messaging.Worker.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

return await Launch.RunAsync(args, StartFailures.Explain, async () =>
{
    var builder = Host.CreateApplicationBuilder(args);
    if (args is ["migrate", .. var rest])
    {
        await MigrateCommand.RunAsync(rest, builder.Configuration, CancellationToken.None);
        return 0;
    }

    if (args is ["reseal", .. var options])
        return await ResealCommand.RunAsync(options, builder.Configuration);

    builder.AddWorkerLogging(new BrokerConnection());
    builder.AddTelemetry();
    builder.AddStorage();
    builder.AddSealing();
    builder.AddOrgModels();
    builder.AddProvisioning();
    builder.AddAudit();
    builder.AddCommands();
    builder.AddQueries();
    builder.AddBroker();
    builder.AddScheduledWork();

    using var worker = builder.Build();
    await worker.Services.GetRequiredService<SchemaCheck>().RunAsync(CancellationToken.None);
    await worker.Services.GetRequiredService<BrokerCheck>().RunAsync();
    worker.LogStart();
    await worker.RunAsync();
    return Environment.ExitCode; // not 0 when the worker ended itself
});
