using Messaging.Contracts;

namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>The model that a workspace runs, and where it comes from.</summary>
/// <param name="Name">The model; null when there is none.</param>
/// <param name="Origin">One of <see cref="EntryOrigins"/>.</param>
/// <param name="Secret">The name of the secret that it comes from; null when it comes from none.</param>
/// <param name="Error">Why there is none.</param>
internal sealed record EffectiveModel(string? Name, string Origin, string? Secret, Problem? Error)
{
    /// <summary>The workspace's own, else its MODEL secret, else that of the organization's active model.</summary>
    public static EffectiveModel Of(CompositionInputs inputs, EnvironmentDraft draft)
    {
        if (!string.IsNullOrWhiteSpace(inputs.Model))
            return new EffectiveModel(inputs.Model, EntryOrigins.System, Secret: null, Error: null);

        if (FindSecret(draft) is { } secret)
        {
            var stored = secret.Value!.Reveal();
            return WorkspaceForms.CheckModel(stored) is null
                ? new EffectiveModel(stored, EntryOrigins.System, secret.Name, Error: null)
                : new EffectiveModel(Name: null, EntryOrigins.System, secret.Name, CompositionFaults.MalformedModel());
        }

        return inputs.OrgModel is { } orgModel
            ? new EffectiveModel(orgModel.CanonicalModel, EntryOrigins.OrgModel, Secret: null, Error: null)
            : new EffectiveModel(Name: null, EntryOrigins.System, Secret: null, CompositionFaults.MissingModel());
    }

    /// <summary>Why the model is what it is.</summary>
    public string Reason => this switch
    {
        { Secret: { } secret } => $"the effective model: the secret {secret}",
        { Origin: EntryOrigins.OrgModel } => "the effective model: the organization's",
        _ => "the effective model: the workspace's own",
    };

    // Of several spellings the exact one wins. A blank value counts as none.
    private static DraftEntry? FindSecret(EnvironmentDraft draft)
        => draft.Kept
            .Where(entry => entry.Is(EnvironmentNames.Model) && !string.IsNullOrWhiteSpace(entry.Value!.Reveal()))
            .OrderByDescending(entry => entry.Name == EnvironmentNames.Model)
            .FirstOrDefault();
}
