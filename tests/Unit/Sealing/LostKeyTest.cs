using Messaging.Contracts;

namespace Messaging.Unit.Sealing;

/// <summary>A test of a worker that has one sealing key, while some values were sealed for another that it has lost.</summary>
public abstract class LostKeyTest : IDisposable
{
    private readonly KeyFiles files = new();

    private protected LostKeyTest()
    {
        using var key = KeyFiles.NewKey();
        using var another = KeyFiles.NewKey();
        Keys = files.Private(key);
        Lost = files.Private(another);
    }

    /// <summary>The keys that the worker has.</summary>
    private protected SealingPrivateKeys Keys { get; }

    /// <summary>The keys that it has lost.</summary>
    private protected SealingPrivateKeys Lost { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Keys.Dispose();
        Lost.Dispose();
        files.Dispose();
        GC.SuppressFinalize(this);
    }
}
