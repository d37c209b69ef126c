using Messaging.Contracts;

namespace Messaging.Api.Commands;

/// <summary>What a route that sends a command says about itself.</summary>
/// <param name="Name">
/// The route's stable name. It is part of what an <c>Idempotency-Key</c> stands for: never change one, or repeats that
/// straddle a release take effect twice.
/// </param>
/// <param name="Kind">The command it sends.</param>
/// <param name="DoneStatus">The HTTP status of an outcome that is a success.</param>
/// <param name="Location">Where the result lies, for an outcome that has a <c>Location</c>; null for one that has none.</param>
internal sealed record CommandRoute(string Name, CommandKind Kind, int DoneStatus, Func<OperationView, string>? Location = null);
