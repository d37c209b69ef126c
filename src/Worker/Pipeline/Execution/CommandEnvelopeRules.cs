using Messaging.Contracts;

namespace Messaging.Worker.Pipeline.Execution;

/// <summary>
/// What every command must carry for its outcome to be recorded at all. A message without it was not sent by the Api.
/// </summary>
internal static class CommandEnvelopeRules
{
    private const int MaxActorCharacters = 512;
    private const int MaxFingerprintCharacters = 128;

    /// <summary>What is wrong with a command's envelope, or null.</summary>
    /// <param name="command">The command.</param>
    /// <param name="queue">The queue it came from.</param>
    public static string? Check(ICommand command, string queue) => command switch
    {
        { CommandId: var id } when id == Guid.Empty => "the command has no CommandId",
        { OrgId: var id } when id == Guid.Empty => "the command has no OrgId",
        { Actor: var actor } when !IsStorable(actor, MaxActorCharacters)
            => "the command's Actor is missing or longer than 512 characters",
        { Fingerprint: var fingerprint } when !IsStorable(fingerprint, MaxFingerprintCharacters)
            => "the command's Fingerprint is missing or longer than 128 characters",
        { SubmittedAt: var at } when at == default => "the command has no SubmittedAt",
        IWorkspaceCommand { WorkspaceId: var id } when id == Guid.Empty => "the command has no WorkspaceId",
        _ when !string.Equals(CommandPartitions.QueueOf(command.OrgId), queue, StringComparison.Ordinal)
            => "the command came through another organization's partition, where its order is not kept",
        _ => null,
    };

    // PostgreSQL's text has no NUL.
    private static bool IsStorable(string? text, int maxCharacters)
        => text is { Length: > 0 } && text.Length <= maxCharacters && !text.Contains('\0', StringComparison.Ordinal);
}
