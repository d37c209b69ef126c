namespace Messaging.Api.Features.Events;

/// <summary>What a feed has for a position.</summary>
/// <param name="Events">The events that follow it; null when they must be read from the trail, or nobody knows yet whether there are any.</param>
/// <param name="Last">The last sequence the feed knows; null before it knows any.</param>
/// <param name="Changed">Completes when looking again may show more.</param>
internal readonly record struct FeedSnapshot(IReadOnlyList<ServerSentEvent>? Events, long? Last, Task Changed);
