using Messaging.Worker.Infrastructure.Storage;

namespace Messaging.Unit.Storage;

public sealed class PostgresAddressTests
{
    [Fact]
    public void an_address_says_everything()
    {
        var settings = PostgresAddress.Parse("postgresql://some%40one:p%3Ass@db.example:5433/the%20base?SSL%20Mode=Require");

        (settings.Host, settings.Port, settings.Database, settings.Username, settings.Password)
            .ShouldBe(("db.example", 5433, "the base", "some@one", "p:ss"));
        settings.SslMode.ShouldBe(Npgsql.SslMode.Require);
    }

    [Fact]
    public void the_usual_port_need_not_be_said() => PostgresAddress.Parse("postgres://one@db/base").Port.ShouldBe(5432);

    [Fact]
    public void keywords_are_understood_too() => PostgresAddress.Parse("Host=db;Database=base;Username=one").Host.ShouldBe("db");

    [Theory]
    [InlineData("not an address")]
    [InlineData("Host=db;Colour=red")]
    public void anything_else_is_refused_without_repeating_it(string text)
        => Should.Throw<FormatException>(() => PostgresAddress.Parse(text)).Message.ShouldNotContain(text);
}
