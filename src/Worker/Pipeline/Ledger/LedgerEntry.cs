using System.Text.Json;
using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Npgsql;

namespace Messaging.Worker.Pipeline.Ledger;

/// <summary>A command's entry in the ledger: it took effect, was rejected, failed, or is being carried out.</summary>
/// <param name="Fingerprint">The fingerprint of its request.</param>
/// <param name="Operation">The operation as callers see it.</param>
internal sealed record LedgerEntry(string Fingerprint, OperationView Operation)
{
    /// <summary>The columns that <see cref="Read"/> expects, in order.</summary>
    public const string Columns =
        "fingerprint, operation_id, command, status, workspace_id, submitted_at, completed_at, result, error";

    /// <summary>Whether the command has its final outcome. A failed one had no effect and may be replayed.</summary>
    public bool IsDecided => Operation.Status is OperationStatuses.Succeeded or OperationStatuses.Rejected;

    /// <summary>Selects a command's entry for <see cref="Read"/>; no row where there is none.</summary>
    public static NpgsqlBatchCommand Of(Guid orgId, Guid commandId)
        => Sql.Statement($"SELECT {Columns} FROM operations WHERE org_id = $1 AND command_id = $2", orgId, commandId);

    /// <summary>Selects the entries of several commands for <see cref="ReadKeyed"/>.</summary>
    public static NpgsqlBatchCommand OfMany(IReadOnlyList<ICommand> commands) => Sql.Statement(
        $"SELECT {Columns}, org_id, command_id FROM operations WHERE (org_id, command_id) IN (SELECT * FROM unnest($1, $2))",
        commands.Select(command => command.OrgId).ToArray(),
        commands.Select(command => command.CommandId).ToArray());

    /// <summary>Reads a row of <see cref="OfMany"/>.</summary>
    public static ((Guid OrgId, Guid CommandId) Key, LedgerEntry Entry) ReadKeyed(NpgsqlDataReader reader)
        => ((reader.GetGuid(9), reader.GetGuid(10)), Read(reader));

    /// <summary>Reads a row of <c>operations</c>.</summary>
    public static LedgerEntry Read(NpgsqlDataReader reader) => new(
        reader.GetString(0),
        new OperationView(
            reader.GetString(1),
            reader.GetString(2),
            reader.GetString(3),
            reader.Uuid(4),
            reader.Time(5),
            reader.Time(6),
            reader.Text(7) is { } result ? new JsonText(result) : null,
            reader.Text(8) is { } error ? JsonSerializer.Deserialize<Problem>(error, WireJson.Options) : null));
}
