using Npgsql;
using NpgsqlTypes;

namespace Messaging.Bench.Floors;

/// <summary>The floors' tables, and what one command writes into them.</summary>
internal static class FloorStatements
{
    /// <summary>What is made once.</summary>
    public const string Schema =
        """
        CREATE TABLE floor_workspaces (org_id integer PRIMARY KEY, mode text NOT NULL, updated_at timestamptz NOT NULL);
        CREATE TABLE floor_operations (org_id integer, command_id uuid, result text NOT NULL, PRIMARY KEY (org_id, command_id));
        CREATE TABLE floor_audit (
            event_id uuid PRIMARY KEY, org_id integer NOT NULL, occurred_at timestamptz NOT NULL, canonical text NOT NULL);
        CREATE INDEX floor_audit_in_order ON floor_audit (org_id, occurred_at);
        INSERT INTO floor_workspaces SELECT number, 'byok', now() FROM generate_series(0, 9999) AS number;
        """;

    private static readonly string Result = new('r', 300);
    private static readonly string Canonical = new('c', 500);

    /// <summary>
    /// Adds a command's statements to a batch. The batch is one transaction by itself, and one round trip; the first statement
    /// refuses a command that was carried out before.
    /// </summary>
    public static void Add(NpgsqlBatch batch, int organization, Guid command)
    {
        var now = TimeProvider.System.GetUtcNow();
        batch.BatchCommands.Add(Statement(
            "INSERT INTO floor_operations (org_id, command_id, result) VALUES ($1, $2, $3)",
            Integer(organization), Uuid(command), Text(Result)));
        batch.BatchCommands.Add(Statement(
            "UPDATE floor_workspaces SET mode = $2, updated_at = $3 WHERE org_id = $1",
            Integer(organization), Text((now.Ticks & 1) == 0 ? "byok" : "disabled"), Time(now)));
        batch.BatchCommands.Add(Statement(
            "INSERT INTO floor_audit (event_id, org_id, occurred_at, canonical) VALUES ($1, $2, $3, $4)",
            Uuid(Guid.CreateVersion7(now)), Integer(organization), Time(now), Text(Canonical)));
    }

    /// <summary>A source of connections that prepare what they repeat and are not reset in between.</summary>
    public static NpgsqlDataSource Open(string connection, int connections) => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = connections, MaxAutoPrepare = 20, NoResetOnClose = true });

    private static NpgsqlBatchCommand Statement(string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var statement = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            statement.Parameters.Add(parameter);
        return statement;
    }

    private static NpgsqlParameter<int> Integer(int value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Integer };

    private static NpgsqlParameter<Guid> Uuid(Guid value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Uuid };

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter<DateTimeOffset> Time(DateTimeOffset value)
        => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
