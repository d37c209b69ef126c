using System.Text.Json;

namespace Messaging.Contracts;

/// <summary>The forms of a bundle that are known: data, in one place.</summary>
internal static class BundleShapes
{
    /// <summary>All of them; the first that recognizes an object reads it.</summary>
    public static IReadOnlyList<IBundleShape> All { get; } =
        [new OwnShape(), new CodexShape(), new ClaudeCodeShape(), new GrokShape(), new OpencodeShape()];

    /// <summary>The tools, as a person enumerates them.</summary>
    public static string Tools { get; } = Enumerate([.. All.Select(shape => shape.Tool).OfType<string>()]);

    /// <summary>The form of an object, or null.</summary>
    public static IBundleShape? Find(JsonElement root) => All.FirstOrDefault(shape => shape.Recognizes(root));

    private static string Enumerate(string[] tools) => $"{string.Join(", ", tools[..^1])} and {tools[^1]}";
}
