using System.Security.Cryptography;
using System.Text;

namespace Messaging.OAuthLogin.Flows;

/// <summary>Comparing what must not be found out by trying.</summary>
internal static class FixedTime
{
    /// <summary>Whether two texts are equal, in a time that does not depend on where they differ.</summary>
    public static bool AreEqual(string? given, string expected)
        => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given ?? ""), Encoding.UTF8.GetBytes(expected));
}
