using Messaging.Contracts;
using Messaging.ServiceDefaults;
using Microsoft.AspNetCore.Connections;

namespace Messaging.Api.Hosting;

/// <summary>Why the Api cannot run, beside what keeps any program from it.</summary>
internal static class StartFailures
{
    private const string AddressInUse = "ASPNETCORE_URLS names an address that another process listens on; put a free one there.";

    /// <summary>Says why; null of a fault that nobody expects.</summary>
    public static StartFailure? Explain(Exception exception) => exception switch
    {
        SealingKeyException => new StartFailure(exception.Message, ExitCodes.Misconfigured),
        IOException { InnerException: AddressInUseException } => new StartFailure(AddressInUse, ExitCodes.CannotStart),
        _ => null,
    };
}
