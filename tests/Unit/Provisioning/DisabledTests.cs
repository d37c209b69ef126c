using Messaging.Unit.Billing;
using Messaging.Worker.Features.Billing;
using static Messaging.Unit.Provisioning.Compositions;

namespace Messaging.Unit.Provisioning;

/// <summary>Step 6 of the composed environment.</summary>
public sealed class DisabledTests
{
    [Fact]
    public void nothing_is_stripped()
        => Compose(Resolutions.Disabled, org: Secrets([.. StripList.Names])).Kept.ShouldBe(StripList.Names);

    [Fact]
    public void nothing_is_injected_but_model_mode_and_the_systems_own()
    {
        var composition = Compose(Resolutions.Disabled);

        composition.Error.ShouldBeNull();
        composition.Injected.ShouldBe(
            ["MODEL", "MOLECULE_LLM_BILLING_MODE", "MOLECULE_LLM_BILLING_MODE_RESOLVED", "MOLECULE_MODEL", "PATH", "WORKSPACE_ID"]);
    }

    [Fact]
    public void it_needs_neither_proxy_nor_key() => Compose(Resolutions.Disabled, proxy: NoProxy).Error.ShouldBeNull();
}
