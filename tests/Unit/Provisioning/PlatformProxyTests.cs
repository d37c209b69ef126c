using Messaging.Worker.Features.Workspaces.Environments;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Messaging.Unit.Provisioning;

public sealed class PlatformProxyTests
{
    [Fact]
    public void it_is_read_from_the_platforms_own_names()
    {
        var proxy = From(
            ("MOLECULE_LLM_BASE_URL", "https://proxy.example/v1"),
            ("MOLECULE_LLM_USAGE_TOKEN", "usage-token"),
            ("MOLECULE_LLM_ANTHROPIC_BASE_URL", "https://proxy.example/anthropic"),
            ("MOLECULE_LLM_USAGE_URL", "https://proxy.example/usage"));

        proxy.BaseUrl.ShouldBe("https://proxy.example/v1");
        proxy.UsageToken!.Reveal().ShouldBe("usage-token");
        proxy.AnthropicBaseUrl.ShouldBe("https://proxy.example/anthropic");
        proxy.UsageUrl.ShouldBe("https://proxy.example/usage");
    }

    [Fact]
    public void a_blank_setting_is_none()
        => From(("MOLECULE_LLM_BASE_URL", " "), ("MOLECULE_LLM_USAGE_TOKEN", "")).ShouldBe(new PlatformProxy(null, null, null, null));

    [Theory]
    [InlineData("MOLECULE_LLM_BASE_URL")]
    [InlineData("MOLECULE_LLM_ANTHROPIC_BASE_URL")]
    [InlineData("MOLECULE_LLM_USAGE_URL")]
    public void a_url_that_is_none_is_refused_by_name(string setting)
        => Should.Throw<OptionsValidationException>(() => From((setting, "proxy.example"))).Message.ShouldStartWith(setting);

    [Fact]
    public void it_prints_no_token()
        => From(("MOLECULE_LLM_USAGE_TOKEN", "usage-token")).ToString().ShouldNotContain("usage-token");

    private static PlatformProxy From(params (string Name, string? Value)[] settings)
        => PlatformProxy.From(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => setting.Value)).Build());
}
