using Messaging.Contracts;
using Messaging.Worker.Pipeline.Commands;
using Npgsql;

namespace Messaging.Worker.Features.OrgModels;

/// <summary>Activates versions of org models and describes them to callers.</summary>
internal sealed class OrgModelVersions(OrgModelCredentials credentials)
{
    /// <summary>The decision to append a version and make it the active one.</summary>
    /// <param name="orgId">The organization.</param>
    /// <param name="row">The version, with its number.</param>
    /// <param name="before">Statements to execute first.</param>
    public static Decision Activate(Guid orgId, OrgModelRow row, params IEnumerable<NpgsqlBatchCommand> before) => Decision.Succeed(
        Describe(row, fault: null),
        [new OrgModelActivated(row.Version, row.CanonicalModel, row.Provider, row.CredentialType, row.RolledBackFrom)],
        [.. before, OrgModelStatements.Deactivate(orgId), OrgModelStatements.Append(orgId, row)]);

    /// <summary>A stored version as callers see it. A credential that does not open is never shown as set.</summary>
    public OrgModelVersionView Describe(Guid orgId, OrgModelRow row) => Describe(row, credentials.FaultOf(orgId, row));

    /// <summary>Stored versions as callers see them; a credential that several share is opened once.</summary>
    public IReadOnlyList<OrgModelVersionView> Describe(Guid orgId, IReadOnlyList<OrgModelRow> rows)
    {
        var faults = rows.DistinctBy(row => row.CredentialId).ToDictionary(row => row.CredentialId, row => credentials.FaultOf(orgId, row));
        return [.. rows.Select(row => Describe(row, faults[row.CredentialId]))];
    }

    private static OrgModelVersionView Describe(OrgModelRow row, Problem? fault) => new(
        row.Version,
        row.Provider,
        row.Model,
        row.CanonicalModel,
        row.BaseUrl,
        row.CredentialType,
        CredentialSet: fault is null,
        row.CredentialSetAt,
        row.Active,
        row.Acknowledgement.At,
        row.Acknowledgement.By,
        [.. row.Acknowledgement.Notices.Select(notice => notice.Code)],
        row.CreatedBy,
        row.CreatedAt,
        row.RolledBackFrom,
        fault);
}
