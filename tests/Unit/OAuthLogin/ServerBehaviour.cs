using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace Messaging.Unit.OAuthLogin;

/// <summary>How an authorization server misbehaves. Untouched, it behaves.</summary>
internal sealed class ServerBehaviour
{
    /// <summary>Answers token requests in the place of the endpoint.</summary>
    public RequestDelegate? Token { get; set; }

    /// <summary>Changes a successful token answer before it is sent.</summary>
    public Action<JsonObject> TokenAnswer { get; set; } = _ => { };

    /// <summary>Changes the claims of an id token before it is signed.</summary>
    public Action<Dictionary<string, object>> IdToken { get; set; } = _ => { };

    /// <summary>Signs id tokens in the place of the published key.</summary>
    public SigningCredentials? SignWith { get; set; }

    /// <summary>Changes the discovery document.</summary>
    public Action<JsonObject> Discovery { get; set; } = _ => { };

    /// <summary>Changes the answer that begins a login on another device.</summary>
    public Action<JsonObject> DeviceCode { get; set; } = _ => { };

    /// <summary>What polls are answered with before the confirmation: error codes, or a status for OpenAI's own flow.</summary>
    public ConcurrentQueue<string> Polls { get; } = [];

    /// <summary>When each poll came.</summary>
    public ConcurrentQueue<DateTimeOffset> PolledAt { get; } = [];
}
