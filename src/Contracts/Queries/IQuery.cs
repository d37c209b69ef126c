namespace Messaging.Contracts;

/// <summary>
/// A question that workers answer, with <typeparamref name="TAnswer"/> or with <see cref="QueryRefused"/>. It only reads, and
/// whoever asks need not be the one who acts.
/// </summary>
/// <remarks>
/// For the compiler alone: it holds question and answer together in both programs. On the bus a question is known by its own type
/// and by nothing else.
/// </remarks>
/// <typeparam name="TAnswer">The record it is answered with.</typeparam>
public interface IQuery<TAnswer>
    where TAnswer : class;
