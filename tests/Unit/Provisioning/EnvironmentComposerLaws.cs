using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Messaging.Contracts;
using Messaging.Unit.Billing;
using Messaging.Worker.Features.Billing;
using Messaging.Worker.Features.Workspaces.Environments;

namespace Messaging.Unit.Provisioning;

[Properties(MaxTest = 1000)]
public sealed class EnvironmentComposerLaws
{
    private const string Marked = "sk-marked-secret-value";
    private const string OrgCredential = "sk-marked-secret-value-of-the-org";

    private static readonly string[] OrdinaryNames =
    [
        "MODEL", "HERMES_DEFAULT_MODEL", "GOOGLE_API_KEY", "ANTHROPIC_BASE_URL", "LLM_PROVIDER", "FOO", "LD_PRELOAD",
        "MOLECULE_LLM_BASE_URL", "PATH", "A=B",
    ];

    private static readonly Gen<string> Names =
        from name in Gen.Elements(StripList.Names.Concat(OrdinaryNames).ToArray())
        from spelling in Gen.Elements<Func<string, string>>(
            text => text, text => text.ToLowerInvariant(), text => $" {text}", text => $"{text}\t",
            text => text[..1].ToLowerInvariant() + text[1..])
        select spelling(name);

    private static readonly Gen<StoredSecret> SecretsOfAnyName =
        from name in Names
        from value in Gen.Frequency((12, Gen.Constant<string?>(Marked)), (2, Gen.Constant<string?>(" ")), (1, Gen.Constant<string?>(null)))
        select Compositions.Secret(name, value);

    private static readonly Gen<StoredSecret[]> Stores = SecretsOfAnyName.ListOf().Select(
        secrets => secrets.DistinctBy(secret => secret.Name).Take(8).ToArray());

    private static readonly Arbitrary<CompositionInputs> Cases = (
        from org in Stores
        from workspace in Stores
        from resolution in Gen.Elements(
            Resolutions.PlatformManaged, Resolutions.Byok, Resolutions.Disabled, Resolutions.Failed,
            Resolutions.Of(orgModel: "xai/grok-4.3"), Resolutions.Of("byokk", "byok"))
        from orgModel in Gen.Elements(
            null,
            Compositions.OrgModel("xai/grok-4.3"),
            Compositions.OrgModel(),
            Compositions.OrgModel(type: CredentialTypes.OAuthBundle, isOffered: false),
            Compositions.OrgModel("openai-compatible/moonshot", baseUrl: "https://llm.example.com/v1"))
        from orgCredential in Gen.Elements(null, OrgCredential)
        from runtime in Gen.Elements("claude-code", "hermes", "codex", "google-adk")
        from model in Gen.Elements(null, "claude-sonnet-4-6", "openai/gpt-4o", "MiniMax-M2.7", "moonshot/kimi-k2")
        from proxy in Gen.Elements(Compositions.Proxy, Compositions.NoProxy, Compositions.Proxy with { AnthropicBaseUrl = null })
        select new CompositionInputs(
            Guid.Empty, Compositions.Workspace, Compositions.Parent, runtime, model, org, workspace, orgModel,
            orgCredential is null ? null : new SecretText(orgCredential), resolution, proxy, "/usr/bin")).ToArbitrary();

    [Property]
    public Property under_platform_managed_no_vendor_key_of_the_customers_goes_in_in_any_spelling()
        => Holds((inputs, composition)
            => !inputs.Resolution.IsPlatformManaged
            || composition.Environment.All(pair => !StripList.Contains(pair.Key) || pair.Value.Reveal() != Marked));

    [Property]
    public Property the_orgs_credential_goes_in_only_under_byok_and_only_under_its_own_name()
        => Holds((inputs, composition)
            => composition.Environment.Where(pair => pair.Value.Reveal() == OrgCredential).All(pair
                => inputs.Resolution.Mode == BillingModes.Byok && pair.Key == inputs.OrgModel!.CredentialName));

    [Property]
    public Property under_platform_managed_a_finished_composition_explains_no_vendor_key_of_the_customers_as_kept()
        => Holds((inputs, composition)
            => !inputs.Resolution.IsPlatformManaged
            || composition.Error is { Code: ProblemCodes.SecretUnreadable or ProblemCodes.MissingModel }
            || !composition.Kept.Any(StripList.Contains));

    [Property]
    public Property what_is_explained_as_going_in_is_exactly_what_goes_in()
        => Holds((_, composition)
            => composition.Error is not null
            || composition.Kept.Concat(composition.Injected).Order(StringComparer.Ordinal).SequenceEqual(
                composition.Environment.Keys.Order(StringComparer.Ordinal)));

    [Property]
    public Property a_composition_that_ended_early_starts_nothing()
        => Holds((_, composition) => composition.Error is null || composition.Environment.Count == 0);

    [Property]
    public Property a_value_that_cannot_be_opened_always_ends_it()
        => Holds((inputs, composition)
            => inputs.OrgSecrets.Concat(inputs.WorkspaceSecrets).Any(secret => secret.Value is null)
                || composition.Entries.Any(entry => entry is { Origin: EntryOrigins.OrgModel, Reason: "its stored value cannot be opened" })
                    ? composition.Error is { Code: ProblemCodes.SecretUnreadable }
                    : composition.Error is not { Code: ProblemCodes.SecretUnreadable });

    [Property]
    public Property every_stored_name_is_explained()
        => Holds((inputs, composition)
            => inputs.OrgSecrets.All(
                secret => composition.Entries.Count(entry => entry.Name == secret.Name && entry.Origin == "org_secret") == 1)
            && inputs.WorkspaceSecrets.All(
                secret => composition.Entries.Count(entry => entry.Name == secret.Name && entry.Origin == "workspace_secret") == 1));

    [Property]
    public Property no_explanation_or_fault_holds_a_value()
        => Holds((_, composition)
            => composition.Error?.Error.Contains(Marked, StringComparison.Ordinal) is not true
            && composition.Entries.All(entry => !entry.ToString().Contains(Marked, StringComparison.Ordinal)));

    [Property]
    public Property what_the_platform_sets_is_there_in_one_spelling_only()
        => Holds((_, composition)
            => composition.Injected.All(name => composition.Error is not null
                || composition.Environment.Keys.Count(key => SecretNames.Normalize(key) == name) == 1));

    [Property]
    public Property a_secret_that_did_not_go_in_does_not_change_the_fingerprint()
        => Holds((inputs, composition) =>
        {
            // Which names a MODEL secret and the proxy's settings keep out is not known from metadata.
            if (composition.Error is not null || inputs.Model is null)
                return true;

            // Nor is which credentials of the workspace are blank, and so do not keep the organization's out.
            if (inputs.OrgModel is not null && inputs.WorkspaceSecrets.Any(secret => string.IsNullOrWhiteSpace(secret.Value!.Reveal())))
                return true;
            var keptOut = composition.Entries
                .Where(entry => entry.Action is EntryActions.Stripped or EntryActions.Hidden && !StripProxyName(entry.Name))
                .Select(entry => (entry.Origin, entry.Name))
                .ToHashSet();
            return Fingerprint(inputs, keptOut) == Fingerprint(inputs, []);
        });

    private static bool StripProxyName(string name) => SecretNames.Normalize(name) == "ANTHROPIC_BASE_URL";

    private static string Fingerprint(CompositionInputs inputs, HashSet<(string Origin, string Name)> rewritten)
    {
        return EnvironmentFingerprint.Of(new FingerprintInputs(
            inputs.ParentId,
            inputs.Runtime,
            inputs.Model,
            [.. inputs.OrgSecrets.Select(secret => Version(secret, EntryOrigins.OrgSecret))],
            [.. inputs.WorkspaceSecrets.Select(secret => Version(secret, EntryOrigins.WorkspaceSecret))],
            inputs.OrgModel,
            inputs.Resolution));

        SecretVersion Version(StoredSecret secret, string origin)
            => new(secret.Name, rewritten.Contains((origin, secret.Name)) ? Guid.NewGuid() : secret.Version);
    }

    private static Property Holds(Func<CompositionInputs, Composition, bool> law)
        => Prop.ForAll(Cases, inputs => law(inputs, EnvironmentComposer.Compose(inputs)));
}
