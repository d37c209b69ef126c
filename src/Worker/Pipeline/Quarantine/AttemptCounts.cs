namespace Messaging.Worker.Pipeline.Quarantine;

/// <summary>How many attempts of a quarantined command no worker survived, counting the present attempt.</summary>
/// <param name="Begun">All of them.</param>
/// <param name="Exclusive">Those of them during which the worker ran no other command, so that only this one can have ended it.</param>
internal sealed record AttemptCounts(int Begun, int Exclusive);
