using Messaging.System.Harness;

namespace Messaging.System.BillingMode;

/// <summary>A system whose billing-mode columns take anything: the second line of defence is dropped to see the first.</summary>
public sealed class UncheckedSystem : IAsyncLifetime
{
    public MessagingSystem System { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        System = await MessagingSystem.StartAsync();
        var checks = await System.Database.ColumnAsync<string>(
            """
            SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname)
            FROM pg_constraint
            WHERE contype = 'c' AND conrelid IN ('workspaces'::regclass, 'organizations'::regclass)
              AND pg_get_constraintdef(oid) LIKE '%llm_billing_mode%'
            """);
        checks.Count.ShouldBe(2, "each of the two columns has a CHECK");
        foreach (var drop in checks)
            await System.Database.ExecuteAsync(drop);
    }

    public async Task DisposeAsync() => await System.DisposeAsync();
}
