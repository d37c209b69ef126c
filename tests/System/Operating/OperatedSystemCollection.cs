namespace Messaging.System.Operating;

/// <summary>The tests that look at one <see cref="OperatedSystem"/>, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class OperatedSystemCollection : ICollectionFixture<OperatedSystem>
{
    public const string Name = "operated system";
}
