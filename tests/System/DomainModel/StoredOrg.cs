using Messaging.Contracts;
using Messaging.System.Harness;
using Npgsql;

namespace Messaging.System.DomainModel;

/// <summary>
/// An organization as the database has it, to compare with <see cref="OrgState"/>; values are opened with the worker's key.
/// </summary>
public sealed class StoredOrg : IDisposable
{
    private readonly TestDatabase database;
    private readonly SealingPrivateKeys keys;

    public StoredOrg(MessagingSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        database = system.Database;
        keys = SealingPrivateKeys.Load(system.Keys.SealingPrivateDirectory);
    }

    /// <summary>The whole state, a fact a line, in the order of <see cref="OrgState.Lines"/>.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync(Guid org) =>
    [
        .. await ReadAsync(org, "SELECT llm_billing_mode FROM organizations WHERE id = $1", row => OrgState.Line($"default {row[0]}")),
        .. await ReadAsync(
            org,
            """SELECT key, sealed_value FROM org_secrets WHERE org_id = $1 ORDER BY key COLLATE "C" """,
            row => OrgState.Line($"secret {row[0]}={Open(org, null, row[0], row[1])}")),
        .. await ReadAsync(
            org,
            """
            SELECT version, canonical_model, provider, sealed_value, rolled_back_from, active
            FROM org_model_versions v JOIN org_model_credentials c ON c.org_id = v.org_id AND c.id = credential_id
            WHERE v.org_id = $1 ORDER BY version
            """,
            row => OrgState.Line($"version {row[0]} {row[1]} {OpenKey(org, row[2], row[3])} from {row[4]} active {row[5]}")),
        .. await ReadAsync(
            org,
            "SELECT id, model, parent_id, llm_billing_mode, status, error_code FROM workspaces WHERE org_id = $1 ORDER BY id::text",
            row => OrgState.Line($"workspace {row[0]} {row[1]} {row[2]} {row[3]} {row[4]} {row[5]}")),
        .. await ReadAsync(
            org,
            """
            SELECT workspace_id, key, sealed_value FROM workspace_secrets WHERE org_id = $1
            ORDER BY workspace_id::text, key COLLATE "C"
            """,
            row => OrgState.Line($"workspace {row[0]} secret {row[1]}={Open(org, (Guid)row[0], row[1], row[2])}")),
    ];

    /// <summary>The commands that were carried out, in their order.</summary>
    public Task<IReadOnlyList<LedgerRow>> LedgerAsync(Guid org) => ReadAsync(
        org,
        "SELECT operation_id, actor, status, error::json ->> 'code' FROM operations WHERE org_id = $1 ORDER BY ordinal",
        row => new LedgerRow($"{row[0]}", $"{row[1]}", $"{row[2]}", row[3] as string));

    /// <summary>The audit trail, in its order.</summary>
    public Task<IReadOnlyList<TrailRow>> TrailAsync(Guid org) => ReadAsync(
        org,
        "SELECT event_id, type, sequence, published_at IS NOT NULL FROM audit_events WHERE org_id = $1 ORDER BY sequence",
        row => new TrailRow((Guid)row[0], $"{row[1]}", (long)row[2], (bool)row[3]));

    public void Dispose() => keys.Dispose();

    private string Open(Guid org, Guid? workspace, object name, object value)
        => keys.Open(new SealedValue($"{value}"), new SealingContext(org, workspace, $"{name}")).Value?.Reveal() ?? "(does not open)";

    private string OpenKey(Guid org, object provider, object value)
        => Open(org, null, OrgModelForm.CredentialName($"{provider}", CredentialTypes.ApiKey), value);

    private async Task<IReadOnlyList<T>> ReadAsync<T>(Guid org, string sql, Func<object[], T> read)
    {
        await using var connection = await database.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new NpgsqlParameter { Value = org } } };
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add(read([.. values.Select(value => value is DBNull ? null! : value)]));
        }

        return rows;
    }
}
