using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("Messaging.System.Harness.SystemTestFramework", "Messaging.System")]
[assembly: TestCollectionOrderer("Messaging.System.Harness.LongestFirst", "Messaging.System")]

namespace Messaging.System.Harness;

/// <summary>xunit's own framework, with an end: the servers of the run are taken down after its last test.</summary>
public sealed class SystemTestFramework(IMessageSink messageSink) : XunitTestFramework(messageSink)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName)
        => new SystemTestExecutor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);
}
