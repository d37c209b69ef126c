using System.Security.Cryptography;
using System.Text;
using Messaging.Contracts;

namespace Messaging.Worker.Pipeline.Transactions;

/// <summary>
/// Event ids that are derived from what the event is about, for events that must be recorded once however often their cause is repeated.
/// </summary>
internal static class DerivedEventIds
{
    /// <summary>The id of the event that these parts identify; the first names its kind.</summary>
    public static Guid Of(params ReadOnlySpan<string> parts)
        => HashUuid.Of(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
}
