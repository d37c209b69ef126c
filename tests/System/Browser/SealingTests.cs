using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.Browser;

/// <summary>What the page seals is sealed as docs/sealing.md says, and opens for nothing else.</summary>
public sealed class SealingTests(Dashboard dashboard) : DashboardTest(dashboard)
{
    private const string Seal = "async what => (await import('/js/seal.js')).seal(what)";
    private const string Value = "sk-märked-🔑";
    private static readonly Guid Workspace = Guid.NewGuid();

    [Fact]
    public async Task a_secret_opens_for_its_organization_workspace_and_name_alone()
    {
        var org = System.People.Org;
        await Session.SignInAsync(SamplePeople.Owner, "/forbidden");
        var text = await Page.EvaluateAsync<string>(Seal, new { org, workspace = Workspace, name = "OPENAI_API_KEY", value = Value });

        var value = new SealedValue(text);
        using var keys = SealingPrivateKeys.Load(System.Keys.SealingPrivateDirectory);
        keys.Open(value, new SealingContext(org, Workspace, "OPENAI_API_KEY")).Value!.Reveal().ShouldBe(Value);
        foreach (var other in (SealingContext[])
        [
            new(Guid.NewGuid(), Workspace, "OPENAI_API_KEY"),
            new(org, Guid.NewGuid(), "OPENAI_API_KEY"),
            new(org, WorkspaceId: null, "OPENAI_API_KEY"),
            new(org, Workspace, "XAI_API_KEY"),
        ])
            keys.Open(value, other).Opened.ShouldBeFalse();

        await Session.ShouldNowhereHoldAsync(Value);
    }
}
