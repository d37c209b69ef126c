namespace Messaging.Worker.Features.Billing;

/// <summary>
/// A value that was read from the database, or the error of a read that failed. <c>default</c> counts as failed, so that a value that was
/// never read is not taken for one that is not stored.
/// </summary>
/// <typeparam name="T">The value's type.</typeparam>
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

    /// <summary>The value; the type's default when the read failed.</summary>
    public T? Value { get; }

    /// <summary>Why the read failed; null when it succeeded.</summary>
    public string? Error => wasRead ? null : error ?? "it was not read";

    /// <summary>A read that succeeded.</summary>
    public static ReadResult<T> Of(T? value) => new(wasRead: true, value, error: null);

    /// <summary>A read that failed.</summary>
    /// <param name="error">Why, in a sentence without any stored value.</param>
    public static ReadResult<T> Failed(string error) => new(wasRead: false, value: default, error);

    /// <summary>Maps the value; a read that failed stays failed.</summary>
    public ReadResult<T> Then(Func<T?, T?> next) => wasRead ? Of(next(Value)) : this;
}
