using Messaging.Api.Features.Billing;
using Messaging.Api.Http.Bodies;
using Messaging.Api.Http.Parameters;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;

namespace Messaging.Api.Features.Workspaces;

/// <summary>The body that creates a workspace, but for its secrets.</summary>
/// <param name="Id">The id the caller chose, or null.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Runtime">The agent runtime; whether it is configured is the worker's to say.</param>
/// <param name="Model">The model, or null.</param>
/// <param name="ParentId">The workspace it belongs under, or null.</param>
/// <param name="BillingMode">Its own billing mode, or null.</param>
internal sealed record NewWorkspaceBody(Guid? Id, string Name, string Runtime, string? Model, Guid? ParentId, string? BillingMode)
{
    /// <summary>The members.</summary>
    public static BodySchema Form { get; } = new(
        new BodyMember("id", BodyMemberKind.Id, "A fresh UUID; needed where a secret is sealed, which binds it to the workspace.")
        {
            Code = ProblemCodes.InvalidWorkspaceId,
        },
        new BodyMember("name", BodyMemberKind.Text, "1 to 128 printable characters.")
        {
            Required = true,
            Code = ProblemCodes.InvalidName,
            Form = new TextSchema(WorkspaceForms.MaxNameCharacters, WorkspaceForms.NamePattern),
            Example = "Research",
        },
        new BodyMember("runtime", BodyMemberKind.Text, "A runtime that the deployment has configured.")
        {
            Required = true,
            Form = new TextSchema(WorkspaceForms.MaxRuntimeCharacters, WorkspaceForms.RuntimePattern),
            Example = "claude-code",
        },
        new BodyMember("model", BodyMemberKind.Text, "1 to 200 characters without white space.")
        {
            Code = ProblemCodes.InvalidModel,
            Form = new TextSchema(WorkspaceForms.MaxModelCharacters, WorkspaceForms.ModelPattern),
            Example = "claude-opus-4-8",
        },
        new BodyMember("parent_id", BodyMemberKind.Id, "The workspace it belongs under.")
        {
            Code = ProblemCodes.InvalidWorkspaceId,
        },
        new BodyMember("secrets", BodyMemberKind.Secrets, "Its secrets by name; written whole or not at all."),
        new BodyMember("billing_mode", BodyMemberKind.Mode, "Its own billing mode, set before the secret-write gate looks.")
        {
            Code = ProblemCodes.UnknownBillingMode,
        });

    /// <summary>Reads it.</summary>
    /// <exception cref="RefusedException">A member has the wrong form.</exception>
    public static NewWorkspaceBody Read(RequestBody body)
    {
        var id = ReadId(body, "id");
        var name = body.Text("name");
        RefusedException.ThrowIf(WorkspaceForms.CheckName(name));
        var runtime = body.Text("runtime");
        RefusedException.ThrowIf(WorkspaceForms.CheckRuntime(runtime));
        var model = body.Text("model");
        RefusedException.ThrowIf(WorkspaceForms.CheckModel(model));
        return new NewWorkspaceBody(id, name!, runtime!, model, ReadId(body, "parent_id"), BillingModeMember.Read(body, "billing_mode"));
    }

    private static Guid? ReadId(RequestBody body, string member)
        => body.Text(member) is { } text ? PathParameters.Workspace(text, member) : null;
}
