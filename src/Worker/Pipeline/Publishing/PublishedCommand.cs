using System.Diagnostics;

namespace Messaging.Worker.Pipeline.Publishing;

/// <summary>A command whose events are published.</summary>
/// <param name="OperationId">Its operation, which its events name.</param>
/// <param name="SubmittedAt">When it was submitted.</param>
/// <param name="Activity">The trace that its events belong to.</param>
internal sealed record PublishedCommand(string OperationId, DateTimeOffset SubmittedAt, Activity? Activity);
