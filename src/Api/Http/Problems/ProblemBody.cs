using System.Text.Json.Serialization;
using Messaging.Contracts;

namespace Messaging.Api.Http.Problems;

/// <summary>A problem as it is written: RFC 9457 with this product's members.</summary>
/// <param name="Type">A URI for the kind of problem.</param>
/// <param name="Title">The kind of problem in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Error">One sentence a person can act on.</param>
/// <param name="Field">The request's field that is at fault.</param>
/// <param name="Key">The secret's name, as it was sent.</param>
/// <param name="WorkspaceId">The workspace concerned.</param>
/// <param name="Allowed">The values that would have been accepted.</param>
/// <param name="RequiredScope">The scope that the token lacks.</param>
/// <param name="SafeDefault">The billing mode to go by while the real one cannot be read.</param>
internal sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Code,
    string Error,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Field,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Key,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? WorkspaceId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Allowed,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? RequiredScope,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SafeDefault)
{
    /// <summary>Renders a problem.</summary>
    public static ProblemBody Of(Problem problem)
    {
        var kind = ProblemTable.KindOf(problem.Code);
        return new ProblemBody(
            "urn:messaging:problem:" + problem.Code,
            kind.Title,
            kind.Status,
            problem.Code,
            problem.Error,
            problem.Field,
            problem.Key,
            problem.WorkspaceId,
            problem.Allowed,
            problem.RequiredScope,
            problem.SafeDefault);
    }
}
