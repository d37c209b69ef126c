using Messaging.Contracts;

namespace Messaging.Worker.Infrastructure.Sealing;

/// <summary>A row of a <see cref="SealedTable"/>.</summary>
/// <param name="OrgId">The organization.</param>
/// <param name="Id">The part of its primary key that is an id; null where there is none.</param>
/// <param name="Key">The part of its primary key that is a name; null where there is none.</param>
/// <param name="Context">The context that its value is sealed for; null when no stored row tells it.</param>
/// <param name="Value">The sealed value.</param>
internal sealed record SealedRow(Guid OrgId, Guid? Id, string? Key, SealingContext? Context, SealedValue Value)
{
    /// <summary>A row that sorts before every stored one: ids are random, and names are not empty.</summary>
    public static SealedRow BeforeAll { get; } = new(Guid.Empty, Guid.Empty, "", null, new SealedValue(""));
}
