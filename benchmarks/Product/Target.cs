namespace Messaging.Bench.Product;

/// <summary>A workspace whose billing mode is set, with what its organization's caller shows.</summary>
/// <param name="Number">Of the organization, from 0.</param>
/// <param name="Workspace">The workspace.</param>
/// <param name="Token">The caller's token.</param>
internal sealed record Target(int Number, Guid Workspace, string Token);
