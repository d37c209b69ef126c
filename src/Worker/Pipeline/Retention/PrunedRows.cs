namespace Messaging.Worker.Pipeline.Retention;

/// <summary>A kind of rows that <see cref="RetentionJob"/> deletes once they are older than the retention.</summary>
/// <param name="Name">What they are, in the plural, for the log.</param>
/// <param name="Delete">
/// The statement that deletes some of them. Parameters: the time before which they ended, how many at most.
/// </param>
internal sealed record PrunedRows(string Name, string Delete);
