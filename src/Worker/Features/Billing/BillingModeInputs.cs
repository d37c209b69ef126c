namespace Messaging.Worker.Features.Billing;

/// <summary>
/// Everything the resolver decides from, as it was read. A read that is not made because there is nothing to read (no workspace yet,
/// the organization itself, a missing row) is <c>ReadResult.Of(null)</c>.
/// </summary>
/// <param name="Override">The workspace's stored mode, raw; null when there is none.</param>
/// <param name="OrgDefault">What <see cref="OrgDefaultInput.Choose"/> chose, raw; null when neither has one.</param>
/// <param name="OrgModel">The canonical id of the organization's active model; null when none is active.</param>
internal readonly record struct BillingModeInputs(
    ReadResult<string?> Override, ReadResult<string?> OrgDefault, ReadResult<string?> OrgModel)
{
    /// <summary>The errors of the reads that failed, in one text; null when all succeeded.</summary>
    public string? Error
    {
        get
        {
            string?[] errors = [Override.Error, OrgDefault.Error, OrgModel.Error];
            var failed = errors.Where(error => error is not null).Distinct(StringComparer.Ordinal).ToArray();
            return failed.Length == 0 ? null : string.Join("; ", failed);
        }
    }
}
