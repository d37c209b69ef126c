using System.Globalization;
using Messaging.Contracts;
using Messaging.Dev.Settings;
using Messaging.Worker.Infrastructure.Storage;
using Npgsql;

namespace Messaging.Dev.Replay;

/// <summary>
/// The record of replays in the worker's database: who asked for which commands to be tried again, and when. It is only ever appended,
/// and holds nothing of a command but whose it is and which.
/// </summary>
internal sealed class ReplayRecord : IAsyncDisposable
{
    // The worker's own setting: the record is written with the worker's rights, which can neither change nor delete it.
    private const string Setting = "ConnectionStrings__Postgres";

    private const int Shown = 200;

    private readonly NpgsqlConnection connection;
    private readonly TimeProvider time;
    private readonly Guid replayId;
    private readonly DateTimeOffset begun;
    private long count;

    private ReplayRecord(NpgsqlConnection connection, TimeProvider time)
    {
        (this.connection, this.time) = (connection, time);
        begun = time.GetUtcNow();
        replayId = Guid.CreateVersion7(begun);
    }

    /// <summary>Opens it, for one replay.</summary>
    /// <exception cref="ToolException">The database is not named, or cannot be used.</exception>
    public static async Task<ReplayRecord> OpenAsync(TimeProvider time, CancellationToken ct)
    {
        if (Environment.GetEnvironmentVariable(Setting) is not { Length: > 0 } address)
            throw new ToolException($"{Setting} must name the worker's database, in which replays are recorded; ./run replay sets it.");

        NpgsqlConnection? opened = null;
        try
        {
            opened = new NpgsqlConnection(PostgresAddress.Parse(address).ConnectionString);
            await opened.OpenAsync(ct);
            return new ReplayRecord(opened, time);
        }
        catch (Exception problem) when (problem is NpgsqlException or FormatException)
        {
            if (opened is not null)
                await opened.DisposeAsync();
            throw new ToolException(
                $"The database in which replays are recorded cannot be used, and without it nothing is moved: {problem.Message}", problem);
        }
    }

    /// <summary>Records that a command is about to be moved.</summary>
    /// <exception cref="ToolException">It could not be recorded.</exception>
    public async Task WriteAsync(ReplayOrder order, FailedCommand command, CancellationToken ct)
    {
        await using var insert = new NpgsqlCommand(
            """
            INSERT INTO command_replays
                (replay_id, ordinal, requested_by, requested_at, filter_command, filter_org_id, org_id, command_id, command, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            connection);
        object?[] values =
        [
            replayId, ++count, order.Operator, begun, NameOf(order.Command), order.OrgId, command.OrgId, command.CommandId,
            NameOf(command.Kind), time.GetUtcNow(),
        ];
        foreach (var value in values)
            insert.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        try
        {
            await insert.ExecuteNonQueryAsync(ct);
        }
        catch (NpgsqlException problem)
        {
            throw new ToolException(
                $"A command could not be recorded, so neither it nor what comes after it was moved: {problem.Message}", problem);
        }
    }

    /// <summary>The latest commands that were replayed, the newest replay first, a line each.</summary>
    public async Task<IReadOnlyList<string>> LatestAsync(CancellationToken ct)
    {
        await using var query = new NpgsqlCommand(
            $"""
            SELECT requested_at, requested_by, filter_command, filter_org_id, command, command_id, org_id FROM command_replays
            ORDER BY requested_at DESC, replay_id, ordinal LIMIT {Shown}
            """,
            connection);
        await using var reader = await query.ExecuteReaderAsync(ct);
        var lines = new List<string>();
        while (await reader.ReadAsync(ct))
        {
            var filter = string.Join(' ', (string[])[.. Part(reader, 2, "--command"), .. Part(reader, 3, "--org")]);
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{reader.GetDateTime(0):yyyy-MM-ddTHH:mm:ssZ}  {Printable(reader.GetString(1))}  "
                    + $"{(filter.Length > 0 ? filter : "everything")}  {reader.GetString(4)} {reader[5]} of {reader.GetGuid(6)}"));
        }

        return lines;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static string? NameOf(CommandKind? kind) => kind switch
    {
        null => null,
        CommandKind.None => "unknown",
        { } known => CommandKinds.NameOf(known),
    };

    private static string[] Part(NpgsqlDataReader reader, int column, string option)
        => reader.IsDBNull(column) ? [] : [$"{option} {reader[column]}"];

    // Anybody's text goes into one line.
    private static string Printable(string text) => string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
}
