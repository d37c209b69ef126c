using Messaging.System.Harness;
using Npgsql;

namespace Messaging.System.Storage;

/// <summary>What the worker's own database role may not do, whatever the worker's code says.</summary>
[Collection(SharedSystem.Name)]
public sealed class WorkerRoleTests(SharedSystem shared)
{
    private readonly MessagingSystem system = shared.System;

    [Theory]
    [InlineData("ALTER TABLE workspaces ADD COLUMN extra text")]
    [InlineData("ALTER TABLE audit_events DISABLE TRIGGER ALL")]
    [InlineData("DROP TABLE org_secrets")]
    [InlineData("TRUNCATE audit_events")]
    [InlineData("CREATE TABLE public.mine (id int)")]
    [InlineData("CREATE SCHEMA mine")]
    [InlineData("CREATE ROLE mine")]
    [InlineData("DELETE FROM audit_events")]
    [InlineData("UPDATE audit_events SET hash = ''")]
    [InlineData("UPDATE audit_events SET canonical = ''")]
    [InlineData("UPDATE audit_events SET sequence = 0")]
    [InlineData("UPDATE audit_events SET published_at = NULL, hash = ''")]
    [InlineData("UPDATE parked_events SET reason = ''")]
    [InlineData("TRUNCATE parked_events")]
    [InlineData("UPDATE command_replays SET requested_by = ''")]
    [InlineData("DELETE FROM command_replays")]
    [InlineData("TRUNCATE command_replays")]
    [InlineData("DELETE FROM org_model_versions")]
    [InlineData("UPDATE org_model_versions SET model = ''")]
    [InlineData("UPDATE org_model_versions SET active = false, credential_type = ''")]
    [InlineData("TRUNCATE org_model_versions")]
    [InlineData("ALTER TABLE org_model_versions DISABLE TRIGGER ALL")]
    [InlineData("DELETE FROM org_model_credentials")]
    [InlineData("UPDATE org_model_credentials SET created_at = now()")]
    [InlineData("DELETE FROM organizations")]
    [InlineData("DELETE FROM schema_migrations")]
    [InlineData("SET ROLE postgres")]
    public async Task the_workers_role_may_neither_change_the_schema_nor_rewrite_history(string sql)
    {
        await using var connection = await system.Database.OpenAsWorkerAsync();
        await using var command = new NpgsqlCommand(sql, connection);

        var refused = await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync());

        refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, refused.Message);
    }

    [Fact]
    public async Task the_workers_role_may_mark_an_event_as_published()
    {
        await using var connection = await system.Database.OpenAsWorkerAsync();
        await using var command = new NpgsqlCommand("UPDATE audit_events SET published_at = now() WHERE false", connection);

        (await command.ExecuteNonQueryAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("workspaces")]
    [InlineData("organizations")]
    public async Task the_stored_mode_has_a_check_behind_the_resolver(string table)
    {
        var caller = system.Caller();
        var id = await caller.NewWorkspaceAsync();
        await using var connection = await system.Database.OpenAsWorkerAsync();
        await using var command = new NpgsqlCommand($"UPDATE {table} SET llm_billing_mode = 'byokk' WHERE id = $1", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = table == "workspaces" ? id : caller.Org });

        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState
            .ShouldBe(PostgresErrorCodes.CheckViolation);
    }
}
