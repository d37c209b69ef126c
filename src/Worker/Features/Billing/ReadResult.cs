namespace Messaging.Worker.Features.Billing;

/// <summary>
/// A value that was read from where it is stored, or the error of a read that failed. What was never read counts as
/// failed: <c>default</c> must not pass for "there is nothing stored".
/// </summary>
/// <typeparam name="T">What was read.</typeparam>
internal readonly record struct ReadResult<T>
{
    private readonly bool wasRead;
    private readonly string? error;

    private ReadResult(bool wasRead, T? value, string? error)
    {
        this.wasRead = wasRead;
        this.error = error;
        Value = value;
    }

    /// <summary>What was read; the type's default where nothing was.</summary>
    public T? Value { get; }

    /// <summary>Why there is no value; null when there is one.</summary>
    public string? Error => wasRead ? null : error ?? "it was not read";

    /// <summary>A read that succeeded.</summary>
    public static ReadResult<T> Of(T? value) => new(wasRead: true, value, error: null);

    /// <summary>A read that failed.</summary>
    /// <param name="error">One sentence about why, without any stored value.</param>
    public static ReadResult<T> Failed(string error) => new(wasRead: false, value: default, error);

    /// <summary>What follows from the value; a read that failed stays failed.</summary>
    public ReadResult<T> Then(Func<T?, T?> next) => wasRead ? Of(next(Value)) : this;
}
