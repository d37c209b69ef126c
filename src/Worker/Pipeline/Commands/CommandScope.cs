using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Transactions;

namespace Messaging.Worker.Pipeline.Commands;

/// <summary>What a handler decides from.</summary>
/// <param name="Organization">The organization, locked.</param>
/// <param name="Answers">The answers to the handler's reads.</param>
/// <param name="Now">The time of the change, UTC.</param>
internal sealed record CommandScope(LockedOrganization Organization, SqlAnswers Answers, DateTimeOffset Now);
