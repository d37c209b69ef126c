using Messaging.Api.Access.Callers;
using Messaging.Api.Access.Sessions;
using Messaging.Api.Settings;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Tokens;

namespace Messaging.Api.Access.Rules;

/// <summary>Registers who is believed, and who may do what.</summary>
internal static class AuthenticationSetup
{
    // Clocks of issuer and Api differ by seconds where they are kept; the library's five minutes would revive expired tokens.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);

    /// <summary>Adds token validation and the access rules.</summary>
    public static void AddCallerAuthentication(this IServiceCollection services, ApiSettings settings)
    {
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options => Configure(options, settings));
        services.ForgetDataProtection();
        services.AddAuthorization();
        services.AddSingleton<IAuthorizationHandler, AccessRuleHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AuthorizationResultHandler>();
    }

    // AddAuthentication brings the keys of cookie sessions with it and writes them to disk; bearer tokens need none.
    private static void ForgetDataProtection(this IServiceCollection services)
    {
        foreach (var starter in services.Where(IsDataProtectionStarter).ToList())
            services.Remove(starter);
    }

    private static bool IsDataProtectionStarter(ServiceDescriptor service)
        => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == typeof(IDataProtectionBuilder).Assembly;

    private static void Configure(JwtBearerOptions options, ApiSettings settings)
    {
        options.MapInboundClaims = false;
        options.SaveToken = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAudience = settings.Audience,
            ValidateIssuer = settings.DevelopmentKey is null,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = ClockSkew,
            NameClaimType = "sub",
        };
        options.Events = Events();
        ConfigureIssuer(options, settings);
    }

    private static JwtBearerEvents Events() => new()
    {
        OnMessageReceived = context =>
        {
            if (SessionCookie.Read(context.Request) is { } session)
            {
                context.HttpContext.Features.Set(session);
                context.Token = session.Token;
            }

            return Task.CompletedTask;
        },
        OnTokenValidated = context =>
        {
            if (context.Principal is null || Caller.Of(context.Principal) is null)
                context.Fail("The token does not name a subject and an organization.");
            return Task.CompletedTask;
        },
    };

    private static void ConfigureIssuer(JwtBearerOptions options, ApiSettings settings)
    {
        if (settings.DevelopmentKey is { } key)
        {
            options.TokenValidationParameters.IssuerSigningKey = new ECDsaSecurityKey(key);
            options.TokenValidationParameters.ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256];
        }
        else
        {
            options.Authority = settings.Authority!.AbsoluteUri;
            options.RequireHttpsMetadata = settings.Authority.Scheme == Uri.UriSchemeHttps;
            options.TokenValidationParameters.ValidAlgorithms =
            [
                // Signatures that only the issuer can make; no shared secrets.
                SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
                SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
                SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
            ];
        }
    }
}
