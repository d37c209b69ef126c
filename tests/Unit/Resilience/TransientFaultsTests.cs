using Messaging.Worker.Infrastructure.Resilience;
using Npgsql;

namespace Messaging.Unit.Resilience;

/// <summary>Which faults of the database pass.</summary>
public sealed class TransientFaultsTests
{
    [Theory]
    [InlineData("57P01", "terminating connection due to administrator command", true)]
    [InlineData("40P01", "deadlock detected", true)]
    [InlineData("55P03", "canceling statement due to lock timeout", true)]
    [InlineData("42501", "permission denied for table operations", true)]
    [InlineData("0A000", "cached plan must not change result type", true)]
    [InlineData("0A000", "not supported", false)]
    [InlineData("23505", "duplicate key value violates unique constraint", false)]
    [InlineData("22021", "invalid byte sequence for encoding", false)]
    public void a_fault_passes_unless_it_is_about_the_statement_itself(string state, string text, bool passes)
        => TransientFaults.IsTransient(new PostgresException(text, "ERROR", "ERROR", state)).ShouldBe(passes);
}
