using Messaging.Worker.Features.Billing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Messaging.Unit.Billing;

public sealed class BillingOptionsTests
{
    [Theory]
    [InlineData(null, "Honored")]
    [InlineData("", "Honored")]
    [InlineData("Honored", "Honored")]
    [InlineData("Retired", "Retired")]
    [InlineData("retired", "Retired")]
    public void the_rung_is_honored_unless_it_is_retired(string? setting, string rung)
        => From(("Billing:OrgDefaultRung", setting)).Rung.ToString().ShouldBe(rung);

    [Theory]
    [InlineData("Retierd")]
    [InlineData("1")]
    [InlineData(" ")]
    public void a_wrong_rung_is_refused_by_name(string setting)
        => Should.Throw<OptionsValidationException>(() => From(("Billing:OrgDefaultRung", setting)))
            .Message.ShouldBe("Billing:OrgDefaultRung must be Honored or Retired; set one of the two, or leave it out for Honored");

    [Fact]
    public void the_deployments_mode_stands_in_for_an_org_without_one()
    {
        var options = From(("MOLECULE_LLM_BILLING_MODE", "byok"));

        options.OrgDefaultFor(null).ShouldBe("byok");
        options.OrgDefaultFor("disabled").ShouldBe("disabled");
        From().OrgDefaultFor(null).ShouldBeNull();
    }

    [Fact]
    public void the_deployments_mode_is_not_judged_here()
        => From(("MOLECULE_LLM_BILLING_MODE", " BYOK")).OrgDefaultFor(null).ShouldBe(" BYOK");

    private static BillingOptions From(params (string Name, string? Value)[] settings)
        => BillingOptions.From(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => setting.Value)).Build());
}
