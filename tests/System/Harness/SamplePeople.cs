using System.Text.Json;

namespace Messaging.System.Harness;

/// <summary>
/// The people whom the dashboard's login offers in Development: an owner and a member of one organization, an owner of another.
/// </summary>
public sealed class SamplePeople
{
    public const string Owner = "owner";
    public const string Member = "member";
    public const string Outsider = "outsider";

    public SamplePeople(string directory, Tokens tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        Path = global::System.IO.Path.Combine(directory, "people.json");
        const string Everything = "admin:org admin:workspaces";
        File.WriteAllText(Path, JsonSerializer.Serialize(new[]
        {
            new { id = Owner, name = "Owner: the organization and its workspaces", token = tokens.For(Org, Everything, Owner) },
            new { id = Member, name = "Member: the workspaces alone", token = tokens.For(Org, "admin:workspaces", Member) },
            new { id = Outsider, name = "Outsider: owner of another organization", token = tokens.For(OutsiderOrg, Everything, Outsider) },
        }));
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public string Path { get; }

    /// <summary>The organization of the owner and the member.</summary>
    public Guid Org { get; } = Guid.NewGuid();

    public Guid OutsiderOrg { get; } = Guid.NewGuid();
}
