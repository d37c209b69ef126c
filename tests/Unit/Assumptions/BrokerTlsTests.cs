using System.Net.Security;
using MassTransit.RabbitMqTransport.Configuration;
using RabbitMQ.Client;

namespace Messaging.Unit.Assumptions;

/// <summary>
/// What the two libraries make of an <c>amqps</c> address when nothing else is said: neither asks for a certificate that is
/// trusted and names the broker, and they differ in what they leave out.
/// </summary>
public sealed class BrokerTlsTests
{
    private static readonly Uri UsualPort = new("amqps://user:password@broker.invalid:5671/vhost");
    private static readonly Uri NoPort = new("amqps://user:password@broker.invalid/vhost");
    private static readonly Uri OtherPort = new("amqps://user:password@broker.invalid:5673/vhost");

    [Fact]
    public void the_bus_uses_TLS_by_the_port_and_not_by_the_scheme()
    {
        new RabbitMqHostConfigurator(UsualPort).Settings.Ssl.ShouldBeTrue();
        new RabbitMqHostConfigurator(NoPort).Settings.Ssl.ShouldBeTrue();
        new RabbitMqHostConfigurator(OtherPort).Settings.Ssl.ShouldBeFalse();
    }

    [Fact]
    public void the_bus_accepts_a_certificate_that_nobody_vouches_for()
        => new RabbitMqHostConfigurator(UsualPort).Settings.AcceptablePolicyErrors.ShouldBe(SslPolicyErrors.RemoteCertificateChainErrors);

    [Fact]
    public void the_client_uses_TLS_by_the_scheme_and_accepts_a_certificate_of_another_name()
    {
        foreach (var address in (Uri[])[UsualPort, NoPort, OtherPort])
        {
            var tls = new ConnectionFactory { Uri = address }.Ssl;
            tls.Enabled.ShouldBeTrue();
            tls.AcceptablePolicyErrors.ShouldBe(SslPolicyErrors.RemoteCertificateNameMismatch);
        }
    }
}
