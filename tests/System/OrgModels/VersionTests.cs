using System.Text.Json;
using Messaging.Contracts;
using Messaging.System.Harness;
using Npgsql;

namespace Messaging.System.OrgModels;

/// <summary>Versions are only appended, one is active, and concurrent callers do not disturb either.</summary>
[Collection(SharedSystem.Name)]
public sealed class VersionTests(SharedSystem shared)
{
    private readonly MessagingSystem system = shared.System;

    [Fact]
    public async Task concurrent_saves_and_rollbacks_of_several_callers_leave_no_gap_no_tie_and_one_active_version()
    {
        const int saves = 24;
        var org = Guid.NewGuid();
        var first = system.Caller(org);
        await first.NewOrgModelAsync();
        await first.NewOrgModelAsync("xai", "grok-4.3");
        // Whichever of the callers comes first: what they go back to is no longer active.
        await first.NewOrgModelAsync();

        var callers = Enumerable.Range(0, 6).Select(number => system.Caller(org, api: number % 2, subject: $"admin-{number}")).ToArray();
        var answers = await Task.WhenAll(Enumerable.Range(0, saves).Select(number => number % 3 == 0
            ? callers[number % callers.Length].RollBackAsync((number % 2) + 1)
            : callers[number % callers.Length].PutOrgModelAsync("anthropic", $"claude-{number}")));

        answers.ShouldAllBe(answer => answer.Status == 201);
        var versions = await first.OrgModelVersionsAsync(limit: 7);
        versions.Select(OrgModelRoutes.VersionOf).ShouldBe(Enumerable.Range(1, saves + 3).Reverse().Select(version => (long)version));
        versions.Where(version => version.GetProperty("active").GetBoolean()).Select(OrgModelRoutes.VersionOf).ShouldBe([saves + 3]);
        answers.Select(answer => OrgModelRoutes.VersionOf(answer.Json)).ShouldBeUnique();
        foreach (var answer in answers)
        {
            var stored = versions.Single(version => OrgModelRoutes.VersionOf(version) == OrgModelRoutes.VersionOf(answer.Json));
            Configuration(stored).ShouldBe(Configuration(answer.Json), "what was answered is what stayed");
        }

        var activations = (await first.AuditAsync()).Select(item => item.GetProperty("version").GetInt64());
        activations.ShouldBe(Enumerable.Range(1, saves + 3).Select(version => (long)version), "the audit trail has them in order");
    }

    [Fact]
    public async Task of_concurrent_saves_that_expect_the_same_version_one_wins()
    {
        var org = Guid.NewGuid();
        var active = await system.Caller(org).NewOrgModelAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number =>
            system.Caller(org, api: number % 2).PutOrgModelAsync("xai", $"grok-{number}", expected: active)));

        answers.Count(answer => answer.Status == 201).ShouldBe(1);
        foreach (var lost in answers.Where(answer => answer.Status != 201))
            lost.ShouldBeProblem(409, "version_conflict").GetProperty("field").GetString().ShouldBe("expected_version");
        (await system.Caller(org).OrgModelVersionsAsync()).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task before_the_first_version_the_expected_one_is_none(long expected, bool saved)
    {
        var answer = await system.Caller().PutOrgModelAsync(expected: expected);

        if (saved)
            answer.ShouldBe(201);
        else
            answer.ShouldBeProblem(409, "version_conflict");
    }

    [Fact]
    public async Task a_repeated_save_is_one_version()
    {
        var caller = system.Caller() with { IdempotencyKey = "once" };

        var first = (await caller.PutOrgModelAsync()).ShouldBe(201);
        var second = (await (caller with { Http = system.Client(1) }).PutOrgModelAsync()).ShouldBe(201);

        second.Text.ShouldBe(first.Text);
        second.Header("Idempotent-Replayed").ShouldBe("true");
        (await caller.PutOrgModelAsync(key: "another")).ShouldBeProblem(422, "idempotency_key_reused");
        (await caller.OrgModelVersionsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task a_save_that_is_delivered_several_times_is_one_version_with_one_credential()
    {
        var caller = system.Caller();
        using var keys = SealingPublicKeys.Load(system.Keys.SealingPublicPath);
        var bundle = """{"claudeAiOauth":{"accessToken":"at-123456","refreshToken":"rt-123456","expiresAt":1999999999000}}""";
        var save = new SetOrgModel(
            Guid.CreateVersion7(), caller.Org, "tester", TimeProvider.System.GetUtcNow(), "f", "anthropic", "m", null, "oauth_bundle",
            keys.Seal(new SecretText(bundle), new SealingContext(caller.Org, null, "org_model/anthropic/oauth_bundle")), false, null, true);

        for (var delivery = 0; delivery < 3; delivery++)
            await system.Bus.SendAsync(save);
        var rollback = new RollbackOrgModel(Guid.CreateVersion7(), caller.Org, "tester", TimeProvider.System.GetUtcNow(), "f", 1);
        await system.Bus.SendAsync(rollback);

        (await caller.OutcomeAsync(system.Ids.For(rollback))).Json.GetProperty("error").GetProperty("code").GetString()
            .ShouldBe("version_already_active");
        (await caller.OrgModelVersionsAsync()).Count.ShouldBe(1);
        (await system.Database.ScalarAsync<long>("SELECT count(*) FROM org_model_credentials WHERE org_id = $1", caller.Org)).ShouldBe(1);
        (await caller.AuditAsync()).Count(item => item.GetProperty("type").GetString() == "OrgModelActivated").ShouldBe(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public async Task a_forged_rollback_to_no_version_is_refused(long version)
    {
        var caller = system.Caller();
        await caller.NewOrgModelAsync();
        var forged = new RollbackOrgModel(Guid.CreateVersion7(), caller.Org, "forger", TimeProvider.System.GetUtcNow(), "f", version);

        await system.Bus.SendAsync(forged);

        (await caller.OutcomeAsync(system.Ids.For(forged))).Json.GetProperty("error").GetProperty("code").GetString()
            .ShouldBe("version_not_found");
        (await caller.OrgModelVersionsAsync()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("UPDATE org_model_versions SET model = 'other' WHERE org_id = $1")]
    [InlineData("UPDATE org_model_versions SET base_url = 'https://elsewhere.example.com', active = false WHERE org_id = $1")]
    [InlineData("UPDATE org_model_versions SET credential_id = gen_random_uuid() WHERE org_id = $1")]
    [InlineData("DELETE FROM org_model_versions WHERE org_id = $1")]
    [InlineData("DELETE FROM org_model_credentials WHERE org_id = $1")]
    [InlineData("UPDATE org_model_credentials SET created_at = now() - interval '1 day' WHERE org_id = $1")]
    public async Task the_database_itself_keeps_a_version_as_it_was_written_even_from_its_owner(string sql)
    {
        var caller = system.Caller();
        await caller.NewOrgModelAsync();
        var before = (await caller.GetAsync(OrgModelRoutes.Path)).Text;

        var refused = await Should.ThrowAsync<PostgresException>(() => system.Database.ExecuteAsync(sql, caller.Org));

        refused.SqlState.ShouldBe(PostgresErrorCodes.IntegrityConstraintViolation, refused.Message);
        (await caller.GetAsync(OrgModelRoutes.Path)).Text.ShouldBe(before);
    }

    [Theory]
    [InlineData("TRUNCATE org_model_versions")]
    [InlineData("TRUNCATE org_model_credentials CASCADE")]
    public async Task the_database_itself_does_not_empty_the_history(string sql)
        => (await Should.ThrowAsync<PostgresException>(() => system.Database.ExecuteAsync(sql)))
            .SqlState.ShouldBe(PostgresErrorCodes.IntegrityConstraintViolation);

    [Fact]
    public async Task the_database_itself_allows_one_active_version_per_org()
    {
        var caller = system.Caller();
        await caller.NewOrgModelAsync();
        await caller.NewOrgModelAsync("xai", "grok-4.3");

        var refused = await Should.ThrowAsync<PostgresException>(
            () => system.Database.ExecuteAsync("UPDATE org_model_versions SET active = true WHERE org_id = $1", caller.Org));

        refused.SqlState.ShouldBe(PostgresErrorCodes.UniqueViolation);
    }

    private static string Configuration(JsonElement version) => JsonSerializer.Serialize(
        version.EnumerateObject().Where(member => member.Name != "active").ToDictionary(member => member.Name, member => member.Value));
}
