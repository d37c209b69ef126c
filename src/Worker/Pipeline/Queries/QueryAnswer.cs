using Messaging.Contracts;

namespace Messaging.Worker.Pipeline.Queries;

/// <summary>The result of a query: its answer, or a refusal.</summary>
/// <typeparam name="TAnswer">The query's answer.</typeparam>
internal sealed class QueryAnswer<TAnswer>
    where TAnswer : class
{
    private QueryAnswer(object message) => Message = message;

    /// <summary>The message to reply with: a <typeparamref name="TAnswer"/> or a <see cref="QueryRefused"/>.</summary>
    public object Message { get; }

    /// <summary>The answer.</summary>
    public static implicit operator QueryAnswer<TAnswer>(TAnswer answer) => new(answer);

    /// <summary>A refusal.</summary>
    public static implicit operator QueryAnswer<TAnswer>(QueryRefused refused) => new(refused);
}
