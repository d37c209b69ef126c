using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Messaging.Worker.Features.Billing;

/// <summary>
/// The deployment's settings for billing modes. The deployment's default mode is read only here and given out only as the resolver's
/// input, so that nothing can take it for a resolved mode.
/// </summary>
internal sealed class BillingOptions
{
    private const string RungSetting = "Billing:OrgDefaultRung";
    private const string DeploymentModeSetting = "MOLECULE_LLM_BILLING_MODE";

    private readonly string? deploymentMode;

    private BillingOptions(OrgDefaultRung rung, string? deploymentMode)
    {
        Rung = rung;
        this.deploymentMode = deploymentMode;
    }

    /// <summary>Whether organization defaults are consulted; <see cref="OrgDefaultRung.Honored"/> where nothing is set.</summary>
    public OrgDefaultRung Rung { get; }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="OptionsValidationException">The rung is neither of the two; the sentence names the setting.</exception>
    public static BillingOptions From(IConfiguration configuration)
        => new(ReadRung(configuration[RungSetting]), configuration[DeploymentModeSetting]);

    /// <summary>The input of the organization rung for an organization with this stored default.</summary>
    /// <param name="stored"><c>organizations.llm_billing_mode</c>, raw, or null.</param>
    public string? OrgDefaultFor(string? stored) => OrgDefaultInput.Choose(stored, deploymentMode);

    private static OrgDefaultRung ReadRung(string? setting) => setting?.ToUpperInvariant() switch
    {
        null or "" or "HONORED" => OrgDefaultRung.Honored,
        "RETIRED" => OrgDefaultRung.Retired,
        _ => throw new OptionsValidationException(
            "Billing",
            typeof(BillingOptions),
            [$"{RungSetting} must be Honored or Retired; set one of the two, or leave it out for Honored"]),
    };
}
