using Messaging.Contracts;
using Messaging.Unit.Billing;
using Messaging.Worker.Features.Billing;
using Messaging.Worker.Features.Workspaces.Environments;

namespace Messaging.Unit.Provisioning;

/// <summary>Compositions to test with.</summary>
internal static class Compositions
{
    public static readonly Guid Workspace = Guid.Parse("5f9d3c8e-0000-4000-8000-000000000001");
    public static readonly Guid Parent = Guid.Parse("5f9d3c8e-0000-4000-8000-000000000002");

    public static readonly PlatformProxy Proxy = new(
        "https://proxy.example/v1", new SecretText("usage-token"), "https://proxy.example/anthropic", "https://proxy.example/usage");

    public static readonly PlatformProxy NoProxy = new(null, null, null, null);

    public static Composition Compose(
        Resolution? resolution = null,
        string runtime = "claude-code",
        string? model = "claude-sonnet-4-6",
        IReadOnlyCollection<StoredSecret>? org = null,
        IReadOnlyCollection<StoredSecret>? workspace = null,
        PlatformProxy? proxy = null,
        Guid? parent = null,
        OrgModelSource? orgModel = null,
        string? orgCredential = null)
        => EnvironmentComposer.Compose(new CompositionInputs(
            Guid.Parse("5f9d3c8e-0000-4000-8000-00000000000f"),
            Workspace,
            parent,
            runtime,
            model,
            org ?? [],
            workspace ?? [],
            orgModel,
            orgCredential is null ? null : new SecretText(orgCredential),
            resolution ?? Resolutions.PlatformManaged,
            proxy ?? Proxy,
            "/usr/bin:/bin"));

    /// <summary>An organization's active model, as its canonical id says.</summary>
    public static OrgModelSource OrgModel(
        string canonical = "anthropic/claude-opus-4-5", string type = CredentialTypes.ApiKey, string? baseUrl = null, bool isOffered = true)
    {
        var slash = canonical.IndexOf('/', StringComparison.Ordinal);
        var (provider, model) = (canonical[..slash], canonical[(slash + 1)..]);
        var credentialId = Guid.Parse("5f9d3c8e-0000-4000-8000-0000000000aa");
        return new OrgModelSource(
            3, provider, model, canonical, baseUrl, type, credentialId, DateTimeOffset.UnixEpoch, isOffered);
    }

    public static StoredSecret Secret(string name, string? value = "value")
        => new(name, value is null ? null : new SecretText(value), Guid.NewGuid());

    public static IReadOnlyCollection<StoredSecret> Secrets(params string[] names)
        => [.. names.Select(name => Secret(name, $"value of {name}"))];

    public static string? ValueOf(this Composition composition, string name)
        => composition.Environment.TryGetValue(name, out var value) ? value.Reveal() : null;

    /// <summary>The code that ended it, or null. (A <c>?.</c> before an assertion would skip it.)</summary>
    public static string? Code(this Composition composition) => composition.Error?.Code;

    /// <summary>Every entry of a name, as <c>origin action</c>.</summary>
    public static IReadOnlyList<string> Fates(this Composition composition, string name)
        => [.. composition.Entries.Where(entry => entry.Name == name).Select(entry => $"{entry.Origin} {entry.Action}")];
}
