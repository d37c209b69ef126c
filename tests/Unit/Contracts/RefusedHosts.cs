namespace Messaging.Unit.Contracts;

/// <summary>The hosts that no base URL has outside of Development: a piece of the reason, and the text.</summary>
public sealed class RefusedHosts : TheoryData<string, string?>
{
    public RefusedHosts()
    {
        AddNames();
        AddNumbers();
        AddAddresses();
        AddBracketedAddresses();
        AddNamesOfInnerNetworks();
    }

    private void AddNames()
    {
        Add("a host that is not a name", "https://example..com");
        Add("a host that is not a name", "https://.example.com");
        Add("a host that is not a name", "https://example.com.");
        Add("a host that is not a name", "https://localhost.");
        Add("a host that is not a name", "https://.");
        Add("a host that is not a name", "https://exam_ple.com");
        Add("a host that is not a name", "https://-example.com");
        Add("a host that is not a name", "https://example-.com");
        Add("a host that is not a name", "https://exa!mple.com");
        Add("a host that is not a name", "https://*.example.com");
        Add("a host that is not a name", "https://exam%70le.com");
        Add("a host that is not a name", "https://example%2ecom");
        Add("a host that is not a name", "https://example.com\\evil.example");
        Add("a host that is not a name", "https://example.com\\");
        Add("a host that is not a name", "https://example.com;evil.example");
        Add("a host that is not a name", "https://example.com,evil.example");
        Add("a host that is not a name", "https://{host}.example.com");
        Add("a host that is not a name", "https://example.com[");
        Add("a host that is not a name", "https://(example.com)");
        Add("a host that is not a name", $"https://{string.Join('.', Enumerable.Repeat(new string('a', 61), 4))}.inform");
        Add("a host that is not a name", $"https://{new string('a', 64)}.example");
    }

    private void AddNumbers()
    {
        Add("begins with a digit", "https://2130706433");
        Add("begins with a digit", "https://0");
        Add("begins with a digit", "https://0x7f000001");
        Add("begins with a digit", "https://017700000001");
        Add("begins with a digit", "https://127.1");
        Add("begins with a digit", "https://127.0.1");
        Add("begins with a digit", "https://0x7f.1");
        Add("begins with a digit", "https://0x7f.0x0.0x0.0x1");
        Add("begins with a digit", "https://0177.0.0.1");
        Add("begins with a digit", "https://127.0.0.01");
        Add("begins with a digit", "https://127.0.0.0x1");
        Add("begins with a digit", "https://127.0.0.1.1");
        Add("begins with a digit", "https://256.0.0.1");
        Add("begins with a digit", "https://1.2.3.4.5");
        Add("begins with a digit", "https://8.8.8");
        Add("begins with a digit", "https://134744072");
        Add("begins with a digit", "https://08.8.8.8");
        Add("begins with a digit", "https://example.0");
        Add("begins with a digit", "https://example.0x");
        Add("begins with a digit", "https://example.1com");
        Add("begins with a digit", "https://%31%32%37.0.0.1");
        Add("begins with a digit", "https://127.0.0.1%00");
        Add("begins with a digit", "https://127%2e0%2e0%2e1");
        Add("a host that is not a name", "https://127.0.0.1.");
        Add("a host that is not a name", "https://2130706433.");
    }

    private void AddAddresses()
    {
        Add("loopback address", "https://127.0.0.1");
        Add("loopback address", "https://127.0.0.1:8443/v1");
        Add("loopback address", "https://127.255.255.254");
        Add("loopback address", "https://[::1]");
        Add("loopback address", "https://[::1]:8443/v1");
        Add("unspecified address", "https://0.0.0.0");
        Add("unspecified address", "https://[::]");
        Add("private address", "https://10.0.0.1");
        Add("private address", "https://172.16.0.1");
        Add("private address", "https://192.168.1.1");
        Add("private address", "https://100.64.0.1");
        Add("private address", "https://[fd12:3456:789a::1]");
        Add("private address", "https://[fec0::1]");
        Add("link-local address", "https://169.254.1.1");
        Add("link-local address", "https://[fe80::1]");
        Add("cloud-metadata address", "https://169.254.169.254");
        Add("cloud-metadata address", "https://169.254.169.254/latest/meta-data");
        Add("cloud-metadata address", "https://100.100.100.200");
        Add("cloud-metadata address", "https://168.63.129.16");
        Add("cloud-metadata address", "https://[fd00:ec2::254]");
        Add("reserved address", "https://192.0.0.192");
        Add("reserved address", "https://240.0.0.1");
        Add("broadcast address", "https://255.255.255.255");
        Add("multicast address", "https://224.0.0.1");
        Add("multicast address", "https://[ff02::1]");
        Add("documentation address", "https://192.0.2.1");
        Add("documentation address", "https://[2001:db8::1]");
        Add("benchmarking address", "https://198.18.0.1");
        Add("IPv4-carrying IPv6 address", "https://[64:ff9b:1::1]");
        Add("IPv4-carrying IPv6 address", "https://[2002:7f00:1::]");
        Add("IPv4-carrying IPv6 address", "https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]");
    }

    private void AddBracketedAddresses()
    {
        Add("RFC 5952", "https://[]");
        Add("RFC 5952", "https://[");
        Add("without brackets", "https://[::1");
        Add("RFC 5952", "https://[::1]]");
        Add("RFC 5952", "https://[[::1]]");
        Add("RFC 5952", "https://[::1]x");
        Add("RFC 5952", "https://[::1].example.com");
        Add("RFC 5952", "https://[0:0:0:0:0:0:0:1]");
        Add("RFC 5952", "https://[::0001]");
        Add("RFC 5952", "https://[0::1]");
        Add("RFC 5952", "https://[2606:4700:4700:0:0:0:0:1111]");
        Add("RFC 5952", "https://[2606:4700:4700::0:1111]");
        Add("RFC 5952", "https://[2606:04700:4700::1111]");
        Add("RFC 5952", "https://[::ffff:127.0.0.1]");
        Add("RFC 5952", "https://[::ffff:7f00:1]");
        Add("RFC 5952", "https://[::127.0.0.1]");
        Add("RFC 5952", "https://[64:ff9b::127.0.0.1]");
        Add("RFC 5952", "https://[2606:4700::5efe:127.0.0.1]");
        Add("RFC 5952", "https://[2606:4700::5efe:7f00:1]");
        Add("RFC 5952", "https://[fe80::1%eth0]");
        Add("RFC 5952", "https://[fe80::1%25eth0]");
        Add("RFC 5952", "https://[2606:4700:4700::1111%251]");
        Add("RFC 5952", "https://[2606:4700:4700::1111%2f64]");
        Add("IPv4-carrying IPv6 address", "https://[64:ff9b::7f00:1]");
        Add("IPv4-carrying IPv6 address", "https://[64:ff9b::808:808]");
        Add("RFC 5952", "https://[127.0.0.1]");
        Add("RFC 5952", "https://[example.com]");
        Add("RFC 5952", "https://[v1.fe80::a]");
        Add("RFC 5952", "https://[:::1]");
        Add("RFC 5952", "https://[1:2:3:4:5:6:7:8:9]");
    }

    private void AddNamesOfInnerNetworks()
    {
        Add("known only inside a network", "https://localhost");
        Add("known only inside a network", "https://LocalHost:8443");
        Add("known only inside a network", "https://app.localhost");
        Add("known only inside a network", "https://localhost.localdomain");
        Add("known only inside a network", "https://ip6-localhost");
        Add("known only inside a network", "https://ip6-loopback");
        Add("known only inside a network", "https://metadata");
        Add("known only inside a network", "https://metadata.google.internal");
        Add("known only inside a network", "https://instance-data.ec2.internal");
        Add("known only inside a network", "https://llm.internal");
        Add("known only inside a network", "https://LLM.INTERNAL");
        Add("known only inside a network", "https://printer.local");
        Add("known only inside a network", "https://kubernetes.default.svc");
        Add("known only inside a network", "https://kubernetes.default.svc.cluster.local");
        Add("known only inside a network", "https://router.home.arpa");
        Add("known only inside a network", "https://llm.corp");
        Add("known only inside a network", "https://llm");
        Add("known only inside a network", "https://xn--llm");
    }
}
