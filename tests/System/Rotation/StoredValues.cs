using System.Text.Json;
using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.Rotation;

/// <summary>What is stored sealed, put there and looked at by the owner of the database.</summary>
/// <param name="system">The running system.</param>
public sealed class StoredValues(MessagingSystem system)
{
    public static IReadOnlyList<string> Tables { get; } = ["workspace_secrets", "org_secrets", "org_model_credentials"];

    /// <summary>How many values of all tables are sealed to a key.</summary>
    public async Task<long> CountAsync(string keyId)
    {
        var counts = Tables.Select(
            table => system.Database.ScalarAsync<long>($"SELECT count(*) FROM {table} WHERE sealed_value LIKE $1", $"v1.{keyId}.%"));
        return (await Task.WhenAll(counts)).Sum();
    }

    /// <summary>Every row of all tables, but for how its value is sealed.</summary>
    public async Task<IReadOnlyList<string>> RowsWithoutValuesAsync()
    {
        var rows = Tables.Select(table => system.Database.ColumnAsync<string>(
            $"SELECT (to_jsonb(stored) - 'sealed_value')::text FROM {table} AS stored ORDER BY 1"));
        return [.. (await Task.WhenAll(rows)).SelectMany(row => row)];
    }

    /// <summary>
    /// What the list of a workspace says; a worker that has just started opens each value first, and may need to be asked twice.
    /// </summary>
    public static async Task<IReadOnlyList<JsonElement>> ListAsync(Caller caller, Guid workspace)
    {
        var answer = await Eventually.Async(
            "the list of secrets", () => caller.GetAsync($"/workspaces/{workspace}/secrets"), answer => answer.Status != 504);
        return [.. answer.ShouldBe(200).Json.EnumerateArray()];
    }

    /// <summary>Many secrets of a workspace, sealed to the Api's first key.</summary>
    public async Task InsertSecretsAsync(Guid org, Guid workspace, int count)
    {
        using var keys = SealingPublicKeys.Load(system.Keys.SealingPublicPath);
        var names = Enumerable.Range(0, count).Select(number => $"MANY_{number:D5}").ToArray();
        var values = names.Select(name => keys.Seal(new SecretText($"value of {name}"), new SealingContext(org, workspace, name)).Text)
            .ToArray();
        await system.Database.ExecuteAsync(
            """
            INSERT INTO workspace_secrets (org_id, workspace_id, key, sealed_value, version, created_at, updated_at)
            SELECT $1, $2, given.key, given.value, gen_random_uuid(), now(), now() FROM unnest($3, $4) AS given (key, value)
            """,
            org, workspace, names, values);
    }

    /// <summary>Saves an organization's model; gives the id of its credential.</summary>
    public async Task<Guid> SaveModelAsync(Caller caller, string provider, string type, string value)
    {
        ArgumentNullException.ThrowIfNull(caller);
        await caller.NewOrgModelAsync(
            provider, "some-model", value, bundle: type == "oauth_bundle" ? OrgModelRoutes.Bundle(provider, value) : null);
        return await system.Database.ScalarAsync<Guid>(
            "SELECT credential_id FROM org_model_versions WHERE org_id = $1 AND active", caller.Org);
    }

    /// <summary>A credential as the workers' keys of now open it; null when they do not.</summary>
    public async Task<string?> OpenModelAsync(Guid org, Guid id, string provider, string type)
    {
        using var keys = SealingPrivateKeys.Load(system.Keys.SealingPrivateDirectory);
        var stored = await system.Database.ScalarAsync<string>(
            "SELECT sealed_value FROM org_model_credentials WHERE org_id = $1 AND id = $2", org, id);
        return keys.Open(
            new SealedValue(stored!), new SealingContext(org, null, OrgModelForm.CredentialName(provider, type))).Value?.Reveal();
    }
}
