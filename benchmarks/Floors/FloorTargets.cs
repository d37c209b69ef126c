using Messaging.Bench.Product;

namespace Messaging.Bench.Floors;

/// <summary>What requests to the bare endpoint name: workspaces whose ids say the organization.</summary>
internal static class FloorTargets
{
    /// <summary>The targets of so many organizations. The token is of the usual length; nobody looks at it.</summary>
    public static IReadOnlyList<Target> Of(int organizations)
        => [.. Enumerable.Range(0, organizations).Select(number => new Target(number, IdOf(number), new string('t', 400)))];

    /// <summary>The organization that an id says.</summary>
    public static int NumberOf(Guid workspace) => BitConverter.ToInt32(workspace.ToByteArray(), 0);

    private static Guid IdOf(int number) => new(number, 0, 0, new byte[8]);
}
