namespace Messaging.Contracts;

/// <summary>The first thing that is found to be wrong with a bundle: a person mends one thing at a time.</summary>
internal sealed class BundleFaults
{
    /// <summary>The rest of a sentence that begins with "the bundle"; null where nothing is wrong.</summary>
    public string? First { get; private set; }

    /// <summary>Notes what is wrong.</summary>
    /// <returns>Always false, for "this is not so, because".</returns>
    public bool Note(string fault)
    {
        First ??= fault;
        return false;
    }
}
