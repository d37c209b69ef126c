namespace Messaging.Api.Queries;

/// <summary>Registers what asks the workers.</summary>
internal static class QuerySetup
{
    /// <summary>Adds it.</summary>
    public static void AddQueries(this IServiceCollection services)
    {
        services.AddSingleton<WorkerQueries>();
        services.AddSingleton<WorkspaceOwnerLookup>();
    }
}
