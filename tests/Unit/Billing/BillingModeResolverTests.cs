using Messaging.Contracts;
using Messaging.Worker.Features.Billing;

namespace Messaging.Unit.Billing;

public sealed class BillingModeResolverTests
{
    private const string Closed = BillingModes.PlatformManaged;
    private const string Model = "anthropic/claude-sonnet-4-6";

    public static TheoryData<string> GarbledModes =>
    [
        "byokk", "BYOK", "Byok", " byok", "byok ", "byok\n", "", " ", "platform-managed", "PLATFORM_MANAGED", "Disabled", "disabled\0",
        "null", "ьyok",
    ];

    [Theory]
    [InlineData("byok")]
    [InlineData("disabled")]
    [InlineData("platform_managed")]
    public void a_recognized_override_wins_whatever_the_rest_says(string mode)
    {
        foreach (var rung in Enum.GetValues<OrgDefaultRung>())
        {
            foreach (var orgDefault in new[] { null, "byok", "disabled", "platform_managed", "byokk" })
            {
                foreach (var orgModel in new[] { null, Model })
                    Shown(Resolutions.Of(mode, orgDefault, orgModel, rung)).ShouldBe((mode, ResolutionSources.WorkspaceOverride));
            }
        }
    }

    [Theory]
    [InlineData("byok", null)]
    [InlineData("disabled", null)]
    [InlineData("platform_managed", null)]
    [InlineData("byok", Model)]
    [InlineData("disabled", Model)]
    [InlineData("platform_managed", Model)]
    public void without_an_override_a_recognized_org_default_wins(string orgDefault, string? orgModel)
        => Shown(Resolutions.Of(orgDefault: orgDefault, orgModel: orgModel)).ShouldBe((orgDefault, ResolutionSources.OrgDefault));

    [Fact]
    public void without_override_and_org_default_an_active_org_model_means_byok()
        => Shown(Resolutions.Of(orgModel: Model)).ShouldBe((BillingModes.Byok, ResolutionSources.OrgModel));

    [Fact]
    public void with_nothing_at_all_the_platform_pays()
        => Shown(Resolutions.Of()).ShouldBe((Closed, ResolutionSources.ConstantFallback));

    [Theory]
    [MemberData(nameof(GarbledModes))]
    public void a_garbled_org_default_closes_and_an_active_org_model_does_not_change_that(string garbled)
    {
        Shown(Resolutions.Of(orgDefault: garbled)).ShouldBe((Closed, ResolutionSources.ConstantFallback));
        Shown(Resolutions.Of(orgDefault: garbled, orgModel: Model)).ShouldBe((Closed, ResolutionSources.ConstantFallback));
        Resolutions.Of(orgDefault: garbled).OrgDefault.ShouldBe(Closed);
    }

    [Theory]
    [MemberData(nameof(GarbledModes))]
    public void a_garbled_override_is_stood_in_for_by_a_closed_org_default(string garbled)
        => Shown(Resolutions.Of(garbled, BillingModes.PlatformManaged, Model)).ShouldBe((Closed, ResolutionSources.OrgDefault));

    [Theory]
    [MemberData(nameof(GarbledModes))]
    public void a_garbled_override_closes_with_anything_else(string garbled)
    {
        foreach (var orgDefault in new[] { null, "byok", "disabled", "byokk", "" })
        {
            foreach (var orgModel in new[] { null, Model })
                Shown(Resolutions.Of(garbled, orgDefault, orgModel)).ShouldBe((Closed, ResolutionSources.ConstantFallback));
        }
    }

    [Theory]
    [MemberData(nameof(GarbledModes))]
    public void a_garbled_override_is_shown_as_it_is_stored(string garbled)
        => Resolutions.Of(garbled).WorkspaceOverride.ShouldBe(garbled);

    [Theory]
    [InlineData(null, null, Closed, ResolutionSources.ConstantFallback)]
    [InlineData(null, Model, BillingModes.Byok, ResolutionSources.OrgModel)]
    [InlineData("byok", null, BillingModes.Byok, ResolutionSources.WorkspaceOverride)]
    [InlineData("byokk", null, Closed, ResolutionSources.ConstantFallback)]
    [InlineData("byokk", Model, Closed, ResolutionSources.ConstantFallback)]
    public void with_the_rung_retired_no_org_default_matters(string? workspaceOverride, string? orgModel, string mode, string source)
    {
        foreach (var orgDefault in new[] { null, "byok", "disabled", "platform_managed", "byokk", "" })
        {
            var resolution = Resolutions.Of(workspaceOverride, orgDefault, orgModel, OrgDefaultRung.Retired);
            Shown(resolution).ShouldBe((mode, source));
            resolution.OrgDefault.ShouldBe(Closed);
        }
    }

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    [InlineData(true, true, true)]
    public void a_failed_read_closes_and_is_reported(bool overrideFails, bool orgDefaultFails, bool orgModelFails)
    {
        foreach (var rung in Enum.GetValues<OrgDefaultRung>())
        {
            var resolution = BillingModeResolver.Resolve(
                new BillingModeInputs(Read(overrideFails, "byok"), Read(orgDefaultFails, "byok"), Read(orgModelFails, Model)), rung);

            Shown(resolution).ShouldBe((Closed, ResolutionSources.ConstantFallback));
            resolution.Error.ShouldBe("the database is away");
        }

        static ReadResult<string?> Read(bool fails, string value)
            => fails ? ReadResult<string?>.Failed("the database is away") : ReadResult<string?>.Of(value);
    }

    [Fact]
    public void the_errors_of_several_reads_are_all_reported()
        => BillingModeResolver.Resolve(
                new BillingModeInputs(
                    ReadResult<string?>.Failed("no workspaces"), ReadResult<string?>.Of("byok"), ReadResult<string?>.Failed("no models")),
                OrgDefaultRung.Honored)
            .Error.ShouldBe("no workspaces; no models");

    [Fact]
    public void inputs_that_were_never_read_close()
    {
        var resolution = BillingModeResolver.Resolve(default, OrgDefaultRung.Honored);

        Shown(resolution).ShouldBe((Closed, ResolutionSources.ConstantFallback));
        resolution.Error.ShouldNotBeNull();
    }

    [Fact]
    public void a_failed_override_still_shows_the_org_default_that_was_seen()
    {
        Resolutions.Failed.OrgDefault.ShouldBe(BillingModes.Byok);
        Resolutions.Failed.WorkspaceOverride.ShouldBeNull();
    }

    [Fact]
    public void a_blank_org_model_is_none()
        => Shown(Resolutions.Of(orgModel: " ")).ShouldBe((Closed, ResolutionSources.ConstantFallback));

    [Fact]
    public void the_view_carries_what_was_decided()
    {
        var workspace = Guid.NewGuid();

        Resolutions.Of("byokk", "byok", Model).ToView(workspace)
            .ShouldBe(new BillingModeResolution(workspace, Closed, "byokk", BillingModes.Byok, ResolutionSources.ConstantFallback, Model));
        Resolutions.PlatformManaged.ToView(null).WorkspaceId.ShouldBeNull();
    }

    private static (string Mode, string Source) Shown(Resolution resolution) => (resolution.Mode, resolution.Source);
}
