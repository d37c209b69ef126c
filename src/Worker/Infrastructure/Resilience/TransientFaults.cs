using System.Collections.Frozen;
using System.Net.Sockets;
using Npgsql;
using Quartz;

namespace Messaging.Worker.Infrastructure.Resilience;

/// <summary>Tells a transient fault — database away, deadlock, broken connection — from one that doing the same again will meet again.</summary>
internal static class TransientFaults
{
    // The classes of SQLSTATE that say something of what was sent: the same will be said again. Every other class (connection,
    // authorization, rollback, resources, operator's intervention, system) says something of the database's present state.
    private static readonly FrozenSet<string> PermanentClasses = FrozenSet.ToFrozenSet(
        ["0A", "20", "21", "22", "23", "2F", "42", "44", "54", "P0", "XX"], StringComparer.Ordinal);

    /// <summary>Whether doing the same again may work.</summary>
    public static bool IsTransient(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } => true, // of the set-up, not of what was asked
        PostgresException { SqlState: var state } => !PermanentClasses.Contains(state[..2]),
        NpgsqlException { IsTransient: true } => true,
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException } => true,
        TimeoutException or IOException => true,
        SchedulerException { InnerException: { } cause } => IsTransient(cause),
        _ => false,
    };
}
