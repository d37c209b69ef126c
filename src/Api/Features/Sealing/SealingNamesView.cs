namespace Messaging.Api.Features.Sealing;

/// <summary>The names that values are sealed for: one sealed for the name of one opens for no other.</summary>
/// <param name="Secret">Of a secret: its environment name, exactly as it is sent.</param>
/// <param name="OrgModelCredential">
/// Of the credential of an organization's model, whose <c>{workspace}</c> is empty: with the <c>provider</c> and the
/// <c>credential_type</c> that it is sent with.
/// </param>
internal sealed record SealingNamesView(string Secret, string OrgModelCredential);
