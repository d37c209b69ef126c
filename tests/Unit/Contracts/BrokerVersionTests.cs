using Messaging.Contracts;

namespace Messaging.Unit.Contracts;

public sealed class BrokerVersionTests
{
    [Theory]
    [InlineData("3.9.29")]
    [InlineData("3.8.0-rc.1")]
    [InlineData("2.8.7")]
    public void an_older_broker_is_told_what_is_needed(string version)
    {
        var fault = BrokerVersion.Check(version).ShouldNotBeNull();

        fault.ShouldContain(version);
        fault.ShouldContain("3.10");
    }

    [Theory]
    [InlineData("3.10.0")]
    [InlineData("3.13.7")]
    [InlineData("4.1.4")]
    [InlineData("4.10.0-beta.2+12")]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData(null)]
    public void one_that_is_new_enough_or_unknown_will_do(string? version) => BrokerVersion.Check(version).ShouldBeNull();
}
