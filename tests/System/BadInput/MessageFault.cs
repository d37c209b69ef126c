namespace Messaging.System.BadInput;

/// <summary>A message with one thing wrong in it.</summary>
/// <param name="What">What is wrong: the member first, or "no" and the member.</param>
/// <param name="Json">The message's text.</param>
/// <param name="CommandId">The command's id before it was made wrong; null for what is no command.</param>
public sealed record MessageFault(string What, string Json, Guid? CommandId)
{
    // The members that an operation's id is made of, and what leaves nothing readable.
    private static readonly string[] Hiding = ["commandId", "orgId", "workspaceId", "10 000", "half a character"];

    /// <summary>Whether it can still be told which operation it was to be.</summary>
    public bool NamesOperation => !Hiding.Any(word => What.Contains(word, StringComparison.Ordinal));

    /// <summary>The message in an envelope.</summary>
    public string In(Type type)
        => $$"""{"messageId":"{{Guid.CreateVersion7()}}","messageType":{{MessageContracts.TypesOf(type).ToJsonString()}}"""
            + $$""","message":{{Json}}}""";
}
