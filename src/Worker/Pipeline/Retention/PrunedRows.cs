namespace Messaging.Worker.Pipeline.Retention;

/// <summary>Rows that are deleted when they ended longer ago than they are kept.</summary>
/// <param name="What">What they are, in the plural, for the log.</param>
/// <param name="Delete">
/// Deletes some of them. Parameters: the time before which they ended, how many at most. What it leaves the next call finds.
/// </param>
internal sealed record PrunedRows(string What, string Delete);
