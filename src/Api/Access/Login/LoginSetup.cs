using Messaging.Api.Access.Sessions;

namespace Messaging.Api.Access.Login;

/// <summary>Registers what dashboard sessions need.</summary>
internal static class LoginSetup
{
    /// <summary>Adds it.</summary>
    public static void AddLogin(this IServiceCollection services)
    {
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<AntiForgery>();
        services.AddSingleton<LoginThrottle>();
        services.AddSingleton<LoginTokenValidator>();
        services.AddSingleton<DevelopmentPeople>();
        services.AddSingleton<LoginService>();
    }
}
