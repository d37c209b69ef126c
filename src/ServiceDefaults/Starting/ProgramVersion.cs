using System.Reflection;

namespace Messaging.ServiceDefaults;

/// <summary>The version of both programs: <c>Version</c> in <c>Directory.Build.props</c>.</summary>
public static class ProgramVersion
{
    /// <summary>It, for example <c>0.9.0</c>.</summary>
    public static string Current { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
