using Messaging.Api.Access.Sessions;

namespace Messaging.Api.Access.Login;

/// <summary>Registers what dashboard sessions need.</summary>
internal static class SessionSetup
{
    /// <summary>Adds it.</summary>
    public static void AddSessions(this IServiceCollection services)
    {
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<AntiForgery>();
        services.AddSingleton<LoginThrottle>();
        services.AddSingleton<TokenCheck>();
        services.AddSingleton<DevelopmentPeople>();
        services.AddSingleton<LoginAttempts>();
    }
}
