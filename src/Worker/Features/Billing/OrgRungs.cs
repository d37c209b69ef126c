using Messaging.Worker.Infrastructure.Storage;
using Npgsql;

namespace Messaging.Worker.Features.Billing;

/// <summary>The stored values of an organization that the resolver decides by.</summary>
/// <param name="DefaultMode"><c>organizations.llm_billing_mode</c>, raw; null when it has none.</param>
/// <param name="Model">The canonical id of its active model; null when it has none.</param>
internal sealed record OrgRungs(string? DefaultMode, string? Model)
{
    /// <summary>The default mode of the organization <c>$1</c>, as a value in SQL.</summary>
    public const string DefaultModeValue = "(SELECT llm_billing_mode FROM organizations WHERE id = $1)";

    /// <summary>The canonical id of the active model of the organization <c>$1</c>, as a value in SQL.</summary>
    public const string ModelValue = "(SELECT canonical_model FROM org_model_versions WHERE org_id = $1 AND active)";

    /// <summary>Selects them for <see cref="Read"/>; always one row.</summary>
    public static NpgsqlBatchCommand Of(Guid orgId) => Sql.Statement($"SELECT {DefaultModeValue}, {ModelValue}", orgId);

    /// <summary>Reads a row.</summary>
    public static OrgRungs Read(NpgsqlDataReader reader) => new(reader.Text(0), reader.Text(1));
}
