using Messaging.Api.Access.Login;

namespace Messaging.Api.Access.Sessions;

/// <summary>
/// Marks the route that makes a session. It asks for no anti-forgery token, because the session that could have one is yet to
/// be made; it looks at where the request comes from instead (<see cref="RequestOrigin"/>).
/// </summary>
internal sealed record SessionStart;
