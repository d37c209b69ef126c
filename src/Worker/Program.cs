using Messaging.ServiceDefaults;
using Messaging.Worker.Features;
using Messaging.Worker.Infrastructure.Broker;
using Messaging.Worker.Infrastructure.Hosting;
using Messaging.Worker.Infrastructure.Scheduling;
using Messaging.Worker.Infrastructure.Sealing;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Infrastructure.Telemetry;
using Messaging.Worker.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

return await Launch.RunAsync(args, StartFailures.Explain, async () =>
{
    var builder = Host.CreateApplicationBuilder(args);
    if (args is ["migrate", .. var rest])
    {
        await MigrateCommand.RunAsync(rest, builder.Configuration, CancellationToken.None);
        return ExitCodes.Success;
    }

    if (args is ["reseal", .. var options])
        return await ResealCommand.RunAsync(options, builder.Configuration, FeatureRegistration.SealedTables);

    builder.AddWorkerLogging(new BrokerConnection());
    builder.AddTelemetry();
    builder.AddStorage();
    builder.AddSealing();
    builder.AddPipeline();
    builder.AddFeatures();
    builder.AddBroker(builder.Endpoints());
    builder.AddScheduler();

    using var worker = builder.Build();
    await worker.Services.GetRequiredService<SchemaCheck>().RunAsync(CancellationToken.None);
    await worker.Services.GetRequiredService<BrokerStartupCheck>().RunAsync();
    worker.LogStart();
    await worker.RunAsync();
    return Environment.ExitCode; // not 0 when the worker ended itself
});
