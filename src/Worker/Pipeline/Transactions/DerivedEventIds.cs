using System.Security.Cryptography;
using System.Text;
using Messaging.Contracts;

namespace Messaging.Worker.Pipeline.Transactions;

/// <summary>Ids of events that are to happen once, however often what causes them is repeated: they follow from what the event is about.</summary>
internal static class DerivedEventIds
{
    /// <summary>The id of the event that these parts single out; the first names the kind.</summary>
    public static Guid Of(params ReadOnlySpan<string> parts) => HashUuid.Of(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
}
