namespace Messaging.Contracts;

/// <summary>The stored secrets, ordered by key.</summary>
/// <param name="Items">The secrets, without values.</param>
public sealed record SecretList(IReadOnlyList<SecretView> Items);
