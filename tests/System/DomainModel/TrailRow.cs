namespace Messaging.System.DomainModel;

/// <summary>An audit event as the trail has it.</summary>
public sealed record TrailRow(Guid EventId, string Type, long Sequence, bool IsPublished);
