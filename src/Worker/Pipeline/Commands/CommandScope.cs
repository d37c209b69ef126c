using Messaging.Worker.Pipeline.Transactions;
using Npgsql;

namespace Messaging.Worker.Pipeline.Commands;

/// <summary>What a handler may look at while it decides.</summary>
/// <param name="Organization">The organization, locked.</param>
/// <param name="Connection">For reads, inside the transaction.</param>
/// <param name="Now">The time of the change, UTC.</param>
internal sealed record CommandScope(LockedOrganization Organization, NpgsqlConnection Connection, DateTimeOffset Now);
