using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Messaging.System.Harness;

/// <summary>Runs the assembly with <see cref="SystemTestAssemblyRunner"/>.</summary>
public sealed class SystemTestExecutor(AssemblyName assemblyName, ISourceInformationProvider sources, IMessageSink diagnostics)
    : XunitTestFrameworkExecutor(assemblyName, sources, diagnostics)
{
    // The signature is xunit's.
    protected override async void RunTestCases(
        IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
    {
        using var runner = new SystemTestAssemblyRunner(
            TestAssembly, testCases, DiagnosticMessageSink, executionMessageSink, executionOptions);
        await runner.RunAsync();
    }
}
