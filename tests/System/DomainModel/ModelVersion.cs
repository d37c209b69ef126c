namespace Messaging.System.DomainModel;

/// <summary>A version of the organization's model; its number is its place, and the last one is the active one.</summary>
public sealed record ModelVersion(string Provider, string Model, string Key, long? RolledBackFrom)
{
    public string Canonical => $"{Provider}/{Model}";
}
