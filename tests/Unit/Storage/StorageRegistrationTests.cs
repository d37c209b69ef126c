using Messaging.Worker.Infrastructure.Storage;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Messaging.Unit.Storage;

/// <summary>How the worker's connections are used.</summary>
public sealed class StorageRegistrationTests
{
    [Fact]
    public void statements_are_prepared_and_connections_are_not_reset()
    {
        var address = Opened("postgresql://worker:secret@127.0.0.1:5432/messaging");

        address.MaxAutoPrepare.ShouldBe(100);
        address.NoResetOnClose.ShouldBeTrue();
    }

    [Fact]
    public void the_address_says_otherwise_where_that_is_needed()
    {
        var address = Opened("Host=127.0.0.1;Username=worker;Database=messaging;Max Auto Prepare=0;No Reset On Close=false");

        address.MaxAutoPrepare.ShouldBe(0);
        address.NoResetOnClose.ShouldBeFalse();
    }

    private static NpgsqlConnectionStringBuilder Opened(string address)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { [StorageRegistration.Setting] = address })
            .Build();
        using var database = StorageRegistration.Open(configuration, connectSeconds: 1, connections: 1, commandSeconds: 1);
        return new NpgsqlConnectionStringBuilder(database.ConnectionString);
    }
}
