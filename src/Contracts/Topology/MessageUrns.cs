namespace Messaging.Contracts;

/// <summary>How an envelope names the type of a message: as MassTransit does, by namespace and name.</summary>
public static class MessageUrns
{
    private const string Prefix = "urn:message:Messaging.Contracts:";

    /// <summary>The URN of a record's name on the bus.</summary>
    public static string Of(string messageName) => Prefix + messageName;
}
