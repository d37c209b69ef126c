namespace Messaging.System.Assumptions;

/// <summary>A message's headers that tell when one is set, which is when the message has its number and is about to be written.</summary>
/// <param name="isSet">Called then.</param>
internal sealed class WatchedHeaders(Action isSet) : Dictionary<string, object?>, IDictionary<string, object?>
{
    object? IDictionary<string, object?>.this[string key]
    {
        get => this[key];
        set
        {
            isSet();
            this[key] = value;
        }
    }
}
