using System.Globalization;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Messaging.System.Harness;

/// <summary>Passes the messages of a test run on, and gives every failed test the ends of the logs of what ran beside it.</summary>
public sealed class LogReportingBus(IMessageBus inner) : IMessageBus
{
    // Disposing a system of the test's own comes before the failure is reported.
    private const decimal MarginSeconds = 5;
    private volatile bool sawFailure;

    public bool SawFailure => sawFailure;

    public bool QueueMessage(IMessageSinkMessage message)
    {
        if (message is not ITestFailed failed)
            return inner.QueueMessage(message);

        sawFailure = true;
        var within = TimeSpan.FromSeconds((double)(failed.ExecutionTime + MarginSeconds));
        var output = string.Create(CultureInfo.InvariantCulture,
            $"{failed.Output}\nThe files of this run stay in {RunDirectory.Root}\n{LogTails.Collect(within)}");
        return inner.QueueMessage(new TestFailed(
            failed.Test, failed.ExecutionTime, output, failed.ExceptionTypes, failed.Messages, failed.StackTraces,
            failed.ExceptionParentIndices));
    }

    public void Dispose() => inner.Dispose();
}
