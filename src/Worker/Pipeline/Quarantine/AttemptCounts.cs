namespace Messaging.Worker.Pipeline.Quarantine;

/// <summary>How often a suspect was begun without the worker living to tell how it ended, the present attempt included.</summary>
/// <param name="Begun">All of them.</param>
/// <param name="Alone">Of them, those during which nothing else ran in the worker: they accuse nobody else.</param>
internal sealed record AttemptCounts(int Begun, int Alone);
