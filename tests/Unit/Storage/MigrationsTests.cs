using Messaging.Worker.Infrastructure.Storage;

namespace Messaging.Unit.Storage;

public sealed class MigrationsTests
{
    [Fact]
    public void the_billing_modes_came_with_their_own_migration()
        => Migrations.All
            .ShouldContain(migration => migration.Version == "20260526120000" && migration.Name == "workspaces_llm_billing_mode");

    [Fact]
    public void every_step_has_a_way_back()
    {
        Migrations.All.ShouldNotBeEmpty();
        Migrations.All.ShouldAllBe(migration => migration.Up.Length > 0 && migration.Down.Length > 0);
    }

    [Fact]
    public void steps_come_in_order_and_once()
    {
        var versions = Migrations.All.Select(migration => migration.Version).ToList();

        versions.ShouldBe(versions.Distinct().Order(StringComparer.Ordinal).ToList());
    }

    [Fact]
    public void the_schema_of_this_program_is_fine() => SchemaVersion.Check(Applied()).ShouldBeNull();

    [Fact]
    public void a_schema_that_is_behind_says_what_to_do()
    {
        var applied = Applied();
        applied.Remove("20260526120000");

        SchemaVersion.Check(applied).ShouldNotBeNull().ShouldContain("run 'Worker migrate'");
    }

    [Fact]
    public void a_schema_that_is_ahead_says_what_to_do()
    {
        var applied = Applied();
        applied.Add("29990101000000");

        SchemaVersion.Check(applied).ShouldNotBeNull().ShouldContain("run the newer Worker");
    }

    private static HashSet<string> Applied() => [.. Migrations.All.Select(migration => migration.Version)];
}
