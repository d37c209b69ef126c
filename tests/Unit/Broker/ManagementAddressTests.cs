using Messaging.ServiceDefaults;
using Messaging.Worker.Infrastructure.Broker;
using Microsoft.Extensions.Configuration;

namespace Messaging.Unit.Broker;

public sealed class ManagementAddressTests
{
    private static readonly Uri Broker = new("amqp://worker:secret@broker:5672/messaging");

    [Fact]
    public void it_is_printed_without_who_asks()
    {
        var address = Read("http://worker:pass%3Aword@broker:15672").ShouldNotBeNull();

        address.User.ShouldBe("worker:pass:word");
        address.Origin.ShouldBe(new Uri("http://broker:15672"));
        address.VirtualHost.ShouldBe("messaging");
        $"{address} {address.Origin}".ShouldNotContain("word");
    }

    [Theory]
    [InlineData("amqp://worker:password@broker:15672")]
    [InlineData("http://broker:15672")]
    [InlineData("http://worker:password@broker:15672/somewhere")]
    [InlineData("password")]
    public void what_is_no_address_is_refused_without_being_shown(string text)
    {
        var message = Should.Throw<SettingException>(() => Read(text)).Message;

        message.ShouldContain("Broker:Management");
        message.Replace("user:password@", "", StringComparison.Ordinal).ShouldNotContain("password");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void it_may_be_left_unset(string? text) => Read(text).ShouldBeNull();

    private static ManagementAddress? Read(string? text)
        => ManagementAddress.Read(
            new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(ManagementAddress.Setting, text)]).Build(), Broker);
}
