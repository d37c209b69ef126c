using Messaging.Worker.Features.Billing;

namespace Messaging.Unit.Billing;

public sealed class OrgDefaultInputTests
{
    [Theory]
    [InlineData("byok", "platform_managed", "byok")]
    [InlineData("byok", null, "byok")]
    [InlineData(null, "byok", "byok")]
    [InlineData(null, "byokk", "byokk")]
    [InlineData(null, null, null)]
    public void the_stored_default_comes_before_the_deployments(string? stored, string? deployment, string? chosen)
        => OrgDefaultInput.Choose(stored, deployment).ShouldBe(chosen);

    [Theory]
    [InlineData("")]
    [InlineData("byokk")]
    public void a_garbled_stored_default_does_not_fall_through_to_the_deployments(string garbled)
        => OrgDefaultInput.Choose(garbled, "byok").ShouldBe(garbled);
}
