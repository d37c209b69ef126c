using Messaging.Contracts;

namespace Messaging.System.DomainModel;

/// <summary>Turns two numbers into a command that makes sense, mostly, where an organization stands.</summary>
public static class DomainCommands
{
    /// <summary>How many kinds of command there are to choose from; the first numbers are the simplest, to which one shrinks.</summary>
    public const int Kinds = 16;

    // Few, so that commands meet: the same workspace again, a child, a name that is taken.
    private const int Workspaces = 4;
    private static readonly string?[] Modes = [null, .. BillingModes.All];

    /// <summary>A command.</summary>
    /// <param name="org">The organization; its workspaces' ids are made from its own.</param>
    /// <param name="state">How it stands, as far as is known.</param>
    /// <param name="kind">0 up to <see cref="Kinds"/>.</param>
    /// <param name="number">Decides the rest; not negative.</param>
    public static DomainCommand Of(Guid org, OrgState state, int kind, int number)
    {
        ArgumentNullException.ThrowIfNull(state);
        var workspace = WorkspaceOf(org, number % Workspaces);
        var rest = number / Workspaces;
        var (name, value) = (Environments.Names[rest % Environments.Names.Count], $"value-{number}");
        var (provider, model) = Environments.Models[rest % Environments.Models.Count];
        return kind switch
        {
            0 => new DomainCommand.SetDefault(Modes[rest % Modes.Length]),
            1 or 2 => new DomainCommand.SetMode(workspace, Modes[rest % Modes.Length]),
            3 => new DomainCommand.PutOrgSecret(name, value),
            4 => new DomainCommand.DeleteOrgSecret(name),
            5 or 6 or 7 => new DomainCommand.PutSecret(workspace, name, value),
            8 => new DomainCommand.DeleteSecret(workspace, name),
            9 => new DomainCommand.SaveModel(provider, model, rest % 5 == 0 ? null : value),
            10 => new DomainCommand.RollBack(1 + (rest % (state.Versions.Count + 1))),
            11 => new DomainCommand.Delete(workspace),
            12 => new DomainCommand.Provision(workspace),
            _ when state.Workspaces.ContainsKey(workspace) && rest % 10 != 0 => new DomainCommand.Provision(workspace),
            _ => new DomainCommand.Create(
                workspace,
                rest % 3 == 0 ? null : model,
                number % Workspaces == 0 ? null : (rest % 4 == 0 ? WorkspaceOf(org, 0) : null),
                Modes[rest % Modes.Length],
                rest % 2 == 0 ? null : name,
                rest % 2 == 0 ? null : value),
        };
    }

    private static Guid WorkspaceOf(Guid org, int number)
    {
        var bytes = org.ToByteArray();
        bytes[^1] ^= (byte)(number + 1);
        return new Guid(bytes);
    }
}
