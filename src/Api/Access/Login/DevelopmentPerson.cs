namespace Messaging.Api.Access.Login;

/// <summary>Somebody as whom one can sign in with one click, in Development.</summary>
/// <param name="Id">For example <c>owner</c>.</param>
/// <param name="Name">Who that is, in words.</param>
/// <param name="Token">Their token.</param>
internal sealed record DevelopmentPerson(string Id, string Name, string Token);
