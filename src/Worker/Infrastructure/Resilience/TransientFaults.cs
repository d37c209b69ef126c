using System.Collections.Frozen;
using System.Net.Sockets;
using Npgsql;
using Quartz;

namespace Messaging.Worker.Infrastructure.Resilience;

/// <summary>Tells transient faults, such as a database that is away, a deadlock or a broken connection, from permanent ones.</summary>
internal static class TransientFaults
{
    // The SQLSTATE classes that are about the statement itself, which would fail again. Every other class (connection, authorization,
    // rollback, resources, operator intervention, system) is about the database's present state.
    private static readonly FrozenSet<string> PermanentClasses = FrozenSet.ToFrozenSet(
        ["0A", "20", "21", "22", "23", "2F", "42", "44", "54", "P0", "XX"], StringComparer.Ordinal);

    // A prepared statement of before a column's type was changed; it is prepared anew at the next try, on each connection that has it.
    private const string StalePlan = "cached plan must not change result type";

    /// <summary>Whether a retry may succeed.</summary>
    public static bool IsTransient(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } => true, // of the set-up, not of the statement
        PostgresException { SqlState: PostgresErrorCodes.FeatureNotSupported, MessageText: StalePlan } => true,
        PostgresException { SqlState: var state } => !PermanentClasses.Contains(state[..2]),
        NpgsqlException { IsTransient: true } => true,
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException } => true,
        TimeoutException or IOException => true,
        SchedulerException { InnerException: { } cause } => IsTransient(cause),
        _ => false,
    };
}
