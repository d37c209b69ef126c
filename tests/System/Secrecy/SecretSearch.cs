using System.Text;
using Messaging.System.Harness;

namespace Messaging.System.Secrecy;

/// <summary>Looks for a marked value everywhere where it must not be.</summary>
/// <param name="marker">The value, or a part that is in all of them.</param>
public sealed class SecretSearch(string marker)
{
    // As it was sent, and as somebody might have carried it.
    private readonly string[] forms =
    [
        marker,
        Convert.ToBase64String(Encoding.UTF8.GetBytes(marker))[..40],
        Convert.ToHexStringLower(Encoding.UTF8.GetBytes(marker)),
        Convert.ToHexString(Encoding.UTF8.GetBytes(marker)),
    ];

    /// <summary>Asserts that it is in no answer, log, event, table or queue.</summary>
    /// <param name="system">The system, of which the worker has been stopped with commands left in the queues.</param>
    /// <param name="caller">Whose events are looked through.</param>
    /// <param name="answers">What was answered.</param>
    public async Task FindsNothingAsync(MessagingSystem system, Caller caller, IReadOnlyCollection<Answer> answers)
    {
        foreach (var form in forms)
        {
            answers.ShouldAllBe(answer => !answer.ToString().Contains(form, StringComparison.Ordinal));
            foreach (var path in system.LogPaths)
                (await File.ReadAllTextAsync(path)).ShouldNotContain(form, Case.Insensitive, path);
            foreach (var path in Directory.EnumerateFiles(system.StateDirectory, "*", SearchOption.AllDirectories))
                (await File.ReadAllTextAsync(path)).ShouldNotContain(form, Case.Insensitive, path);
            system.Tap.Of(caller.Org).ShouldAllBe(tapped => !tapped.Envelope.GetRawText().Contains(form, StringComparison.Ordinal));
        }

        system.Tap.Of(caller.Org).Count.ShouldBeGreaterThan(10);
        await NotInTheDatabaseAsync(system);
        await NotInAQueueAsync(system);
    }

    private async Task NotInTheDatabaseAsync(MessagingSystem system)
    {
        var tables = await system.Database.ColumnAsync<string>(
            """
            SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables
            WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
            """);
        tables.ShouldContain("public.workspace_secrets");
        var rows = 0;
        foreach (var table in tables)
        {
            foreach (var row in await system.Database.ColumnAsync<string>($"SELECT t::text FROM {table} AS t"))
            {
                rows++;
                foreach (var form in forms)
                    row.ShouldNotContain(form, Case.Insensitive, table);
            }
        }

        rows.ShouldBeGreaterThan(20);
    }

    private async Task NotInAQueueAsync(MessagingSystem system)
    {
        var seen = 0;
        foreach (var queue in await system.Management.QueuesAsync())
        {
            foreach (var message in await system.Bus.PeekAsync(queue))
            {
                seen++;
                foreach (var form in forms)
                    message.ShouldNotContain(form, Case.Insensitive, queue);
            }
        }

        seen.ShouldBeGreaterThanOrEqualTo(3, "what was accepted without a worker lies in the queues");
    }
}
