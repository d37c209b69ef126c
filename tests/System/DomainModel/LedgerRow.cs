namespace Messaging.System.DomainModel;

/// <summary>A command that was carried out, or refused, as the ledger has it.</summary>
public sealed record LedgerRow(string OperationId, string Actor, string Status, string? Code);
