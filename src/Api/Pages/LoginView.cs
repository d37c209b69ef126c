using Messaging.Api.Access.Login;

namespace Messaging.Api.Pages;

/// <summary>What the login page shows beside its form.</summary>
/// <param name="ReturnTo">Where the person goes afterwards.</param>
/// <param name="People">As whom one can sign in with one click.</param>
/// <param name="Error">Why the last attempt failed; null when there was none.</param>
/// <param name="Notice">What else to know; null for nothing.</param>
internal sealed record LoginView(string ReturnTo, IReadOnlyList<DevelopmentPerson> People, string? Error, string? Notice);
