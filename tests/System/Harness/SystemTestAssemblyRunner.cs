using Xunit.Abstractions;
using Xunit.Sdk;

namespace Messaging.System.Harness;

/// <summary>Takes the servers down after the last test, and adds the logs' ends to the report of every failed one.</summary>
public sealed class SystemTestAssemblyRunner(
    ITestAssembly testAssembly,
    IEnumerable<IXunitTestCase> testCases,
    IMessageSink diagnostics,
    IMessageSink execution,
    ITestFrameworkExecutionOptions options)
    : XunitTestAssemblyRunner(testAssembly, testCases, diagnostics, execution, options)
{
    private LogReportingBus? bus;

    protected override IMessageBus CreateMessageBus() => bus = new LogReportingBus(base.CreateMessageBus());

    protected override async Task BeforeTestAssemblyFinishedAsync()
    {
        await Aggregator.RunAsync(Servers.DownAsync);
        RunDirectory.Remove(keep: bus is { SawFailure: true });
        await base.BeforeTestAssemblyFinishedAsync();
    }
}
