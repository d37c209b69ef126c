using System.Text.Json.Serialization;

namespace Messaging.Contracts;

/// <summary>
/// A piece of JSON that is passed on as it is. Written as JSON into JSON; between Api and Worker it travels the same way.
/// </summary>
/// <param name="Value">The JSON text.</param>
[JsonConverter(typeof(JsonTextConverter))]
public sealed record JsonText(string Value);
