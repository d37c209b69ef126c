using Messaging.Contracts;

namespace Messaging.Api.Http;

/// <summary>Writes views the way the product writes JSON.</summary>
internal static class WireResults
{
    /// <summary>200 with a view.</summary>
    public static IResult Json<T>(T view) => TypedResults.Json(view, WireJson.Options);
}
