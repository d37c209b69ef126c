namespace Messaging.Contracts;

/// <summary>Asks for the vendor keys; answered by <see cref="StripListView"/>.</summary>
public sealed record GetStripList();
