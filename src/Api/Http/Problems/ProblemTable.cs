using System.Collections.Frozen;
using Messaging.Contracts;

namespace Messaging.Api.Http.Problems;

/// <summary>Which HTTP status and title a problem code has: the one place that says so.</summary>
internal static class ProblemTable
{
    private static readonly ProblemKind Unknown = new(StatusCodes.Status500InternalServerError, "The request could not be done");

    private static readonly FrozenDictionary<string, ProblemKind> Kinds = new Dictionary<string, ProblemKind>(StringComparer.Ordinal)
    {
        [ProblemCodes.InvalidRequest] = new(400, "The request's form is wrong"),
        [ProblemCodes.DirectVendorKeyBlocked] = new(400, "Vendor keys are blocked here"),
        [ProblemCodes.InvalidSecretName] = new(400, "The secret's name is wrong"),
        [ProblemCodes.ReservedName] = new(400, "The name is the platform's own"),
        [ProblemCodes.InvalidSecretValue] = new(400, "The secret's value is wrong"),
        [ProblemCodes.UnknownRuntime] = new(400, "The runtime is not configured"),
        [ProblemCodes.InvalidName] = new(400, "The name is wrong"),
        [ProblemCodes.InvalidModel] = new(400, "The model is wrong"),
        [ProblemCodes.InvalidWorkspaceId] = new(400, "The workspace id is wrong"),
        [ProblemCodes.ModeRequired] = new(400, "The mode is missing"),
        [ProblemCodes.UnknownBillingMode] = new(400, "The billing mode is unknown"),
        [ProblemCodes.InvalidIdempotencyKey] = new(400, "The Idempotency-Key is wrong"),
        [ProblemCodes.UnknownProvider] = new(400, "The provider is unknown"),
        [ProblemCodes.BaseUrlRequired] = new(400, "The base URL is missing"),
        [ProblemCodes.BaseUrlNotAllowed] = new(400, "The provider takes no base URL"),
        [ProblemCodes.InvalidBaseUrl] = new(400, "The base URL is wrong"),
        [ProblemCodes.InvalidCredential] = new(400, "The credential is wrong"),
        [ProblemCodes.CredentialTypeNotSupported] = new(400, "The credential type is not supported"),
        [ProblemCodes.CredentialRequired] = new(400, "A credential is needed"),
        [ProblemCodes.TosAcknowledgementRequired] = new(400, "The terms are not acknowledged"),
        [ProblemCodes.Unauthenticated] = new(401, "Nobody is signed in"),
        [ProblemCodes.InsufficientScope] = new(403, "The token lacks a scope"),
        [ProblemCodes.AntiForgeryRequired] = new(403, "The anti-forgery token is missing or of another session"),
        [ProblemCodes.NotFound] = new(404, "No such route"),
        [ProblemCodes.SecretNotFound] = new(404, "No such secret"),
        [ProblemCodes.WorkspaceNotFound] = new(404, "No such workspace"),
        [ProblemCodes.ParentNotFound] = new(404, "No such parent workspace"),
        [ProblemCodes.OperationNotFound] = new(404, "No such operation"),
        [ProblemCodes.OperationPruned] = new(404, "The operation is no longer kept"),
        [ProblemCodes.VersionNotFound] = new(404, "No such version"),
        [ProblemCodes.MethodNotAllowed] = new(405, "The route does not know this method"),
        [ProblemCodes.RequestTimeout] = new(408, "The request took too long"),
        [ProblemCodes.WorkspaceExists] = new(409, "The workspace id is taken"),
        [ProblemCodes.WorkspaceHasChildren] = new(409, "The workspace has children"),
        [ProblemCodes.WorkspaceAmbiguous] = new(409, "Several workspaces have this id"),
        [ProblemCodes.VersionConflict] = new(409, "Another version is active"),
        [ProblemCodes.VersionAlreadyActive] = new(409, "The version is active already"),
        [ProblemCodes.CommandExpired] = new(410, "The command is too old"),
        [ProblemCodes.RequestTooLarge] = new(413, "The request is too large"),
        [ProblemCodes.UnsupportedMediaType] = new(415, "The body is not JSON"),
        [ProblemCodes.IdempotencyKeyReused] = new(422, "The Idempotency-Key was used for another request"),
        [ProblemCodes.SecretUnreadable] = new(422, "A stored secret cannot be opened"),
        [ProblemCodes.MissingModel] = new(422, "No model is known"),
        [ProblemCodes.MissingPlatformProxy] = new(422, "The platform's proxy is not configured"),
        [ProblemCodes.MissingByokCredential] = new(422, "No usable credential"),
        [ProblemCodes.StartFailed] = new(422, "The workspace could not be started"),
        [ProblemCodes.RateLimited] = new(429, "Too many requests"),
        [ProblemCodes.InternalError] = new(500, "A fault of ours"),
        [ProblemCodes.ResolutionUnavailable] = new(503, "The billing mode cannot be read"),
        [ProblemCodes.StorageUnavailable] = new(503, "The database cannot be read"),
        [ProblemCodes.BrokerUnavailable] = new(503, "The broker cannot be reached"),
        [ProblemCodes.NotReady] = new(503, "Not ready"),
        [ProblemCodes.WorkerUnavailable] = new(504, "No worker answered in time"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every code that has a row.</summary>
    public static IReadOnlyCollection<string> Codes => Kinds.Keys;

    /// <summary>A code's row; a code that this version does not know is a fault of ours.</summary>
    public static ProblemKind KindOf(string code) => Kinds.GetValueOrDefault(code, Unknown);
}

/// <summary>What a problem code is in HTTP.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">The kind of problem in words; the same for every problem of the code.</param>
internal sealed record ProblemKind(int Status, string Title);
