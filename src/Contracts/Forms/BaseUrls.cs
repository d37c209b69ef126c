namespace Messaging.Contracts;

/// <summary>Which base URLs may be given.</summary>
public static class BaseUrls
{
    /// <summary>What is wrong with a base URL, or null.</summary>
    public static OperationProblem? Check(string baseUrl, bool allowLoopback) => null;

    /// <summary>Its origin.</summary>
    public static string OriginOf(string baseUrl) => baseUrl;
}
