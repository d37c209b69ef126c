namespace Messaging.Contracts;

/// <summary>
/// The configured sealing keys cannot be used. The message is one sentence that names the setting, says what is wrong and
/// what to put there; it never holds anything of a key.
/// </summary>
public sealed class SealingKeyException : Exception
{
    /// <summary>An exception without a message.</summary>
    public SealingKeyException()
    {
    }

    /// <summary>An exception with its sentence.</summary>
    public SealingKeyException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with its sentence and what caused it.</summary>
    public SealingKeyException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
