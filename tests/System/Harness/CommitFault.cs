namespace Messaging.System.Harness;

/// <summary>While it stands, the database refuses the first commits of one organization's commands with an error of one's choice.</summary>
public sealed class CommitFault : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly string name;

    private CommitFault(TestDatabase database, string name) => (this.database, this.name) = (database, name);

    /// <param name="database">The system's database.</param>
    /// <param name="org">Whose commands.</param>
    /// <param name="state">The SQLSTATE.</param>
    /// <param name="times">How many commits it refuses.</param>
    /// <param name="words">How often it says why.</param>
    public static async Task<CommitFault> InstallAsync(TestDatabase database, Guid org, string state, int times, int words = 1)
    {
        ArgumentNullException.ThrowIfNull(database);
        var fault = new CommitFault(database, $"fault_{Guid.NewGuid():N}");
        // A sequence counts on through a rollback. Deferred: what fails is the commit, not the statement.
        await database.ExecuteAsync(
            $"""
             CREATE SEQUENCE {fault.name};
             CREATE FUNCTION {fault.name}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $body$
             BEGIN
                 IF nextval('{fault.name}') <= {times} THEN
                     RAISE EXCEPTION USING MESSAGE = repeat('on purpose ', {words}), ERRCODE = '{state}';
                 END IF;
                 RETURN NULL;
             END $body$;
             CREATE CONSTRAINT TRIGGER {fault.name} AFTER INSERT ON operations DEFERRABLE INITIALLY DEFERRED
             FOR EACH ROW WHEN (NEW.org_id = '{org}') EXECUTE FUNCTION {fault.name}();
             """);
        return fault;
    }

    /// <summary>How many commits were tried.</summary>
    public Task<long> AttemptsAsync() => database.ScalarAsync<long>($"SELECT last_value FROM {name}");

    public async ValueTask DisposeAsync()
        => await database.ExecuteAsync($"DROP TRIGGER {name} ON operations; DROP FUNCTION {name}(); DROP SEQUENCE {name}");
}
