namespace Messaging.Contracts;

/// <summary>The stable codes of refusals. Programs depend on them: never change one, only add.</summary>
public static class ProblemCodes
{
    /// <summary>The request's form is wrong.</summary>
    public const string InvalidRequest = "invalid_request";

    /// <summary>A vendor key was refused by the secret-write gate.</summary>
    public const string DirectVendorKeyBlocked = "direct_vendor_key_blocked";

    /// <summary>A secret's name has the wrong form.</summary>
    public const string InvalidSecretName = "invalid_secret_name";

    /// <summary>A secret's name is the platform's own.</summary>
    public const string ReservedName = "reserved_name";

    /// <summary>A secret's value has the wrong form, or cannot be opened.</summary>
    public const string InvalidSecretValue = "invalid_secret_value";

    /// <summary>No such secret.</summary>
    public const string SecretNotFound = "secret_not_found";

    /// <summary>A stored value cannot be opened.</summary>
    public const string SecretUnreadable = "secret_unreadable";

    /// <summary>No such workspace.</summary>
    public const string WorkspaceNotFound = "workspace_not_found";

    /// <summary>The workspace id is taken.</summary>
    public const string WorkspaceExists = "workspace_exists";

    /// <summary>The workspace has children.</summary>
    public const string WorkspaceHasChildren = "workspace_has_children";

    /// <summary>Several organizations have a workspace of this id.</summary>
    public const string WorkspaceAmbiguous = "workspace_ambiguous";

    /// <summary>No such parent workspace.</summary>
    public const string ParentNotFound = "parent_not_found";

    /// <summary>The runtime is not configured.</summary>
    public const string UnknownRuntime = "unknown_runtime";

    /// <summary>A workspace's name has the wrong form.</summary>
    public const string InvalidName = "invalid_name";

    /// <summary>A model has the wrong form.</summary>
    public const string InvalidModel = "invalid_model";

    /// <summary>A workspace id is not a lower-case hyphenated UUID.</summary>
    public const string InvalidWorkspaceId = "invalid_workspace_id";

    /// <summary>The mode is absent.</summary>
    public const string ModeRequired = "mode_required";

    /// <summary>The mode is not one of the three.</summary>
    public const string UnknownBillingMode = "unknown_billing_mode";

    /// <summary>A command that is older than what is remembered of commands.</summary>
    public const string CommandExpired = "command_expired";

    /// <summary>
    /// An operation that ended so long ago that it is no longer kept. Between worker and Api: callers are told that there is none.
    /// </summary>
    public const string OperationPruned = "operation_pruned";

    /// <summary>The key was used for another request.</summary>
    public const string IdempotencyKeyReused = "idempotency_key_reused";

    /// <summary>The key has the wrong form.</summary>
    public const string InvalidIdempotencyKey = "invalid_idempotency_key";

    /// <summary>No such operation.</summary>
    public const string OperationNotFound = "operation_not_found";

    /// <summary>The billing mode cannot be read.</summary>
    public const string ResolutionUnavailable = "resolution_unavailable";

    /// <summary>The database cannot be read just now.</summary>
    public const string StorageUnavailable = "storage_unavailable";

    /// <summary>The broker cannot be reached or did not confirm.</summary>
    public const string BrokerUnavailable = "broker_unavailable";

    /// <summary>No worker answered in time.</summary>
    public const string WorkerUnavailable = "worker_unavailable";

    /// <summary>No token, or one that is not valid here.</summary>
    public const string Unauthenticated = "unauthenticated";

    /// <summary>No such route.</summary>
    public const string NotFound = "not_found";

    /// <summary>The route does not know this method.</summary>
    public const string MethodNotAllowed = "method_not_allowed";

    /// <summary>The body is not announced as JSON.</summary>
    public const string UnsupportedMediaType = "unsupported_media_type";

    /// <summary>The body, or a header, is too large.</summary>
    public const string RequestTooLarge = "request_too_large";

    /// <summary>The request did not arrive, or was not answered, in time.</summary>
    public const string RequestTimeout = "request_timeout";

    /// <summary>The caller sends more than its share.</summary>
    public const string RateLimited = "rate_limited";

    /// <summary>A request that is sent now would not be served.</summary>
    public const string NotReady = "not_ready";

    /// <summary>The token lacks a scope.</summary>
    public const string InsufficientScope = "insufficient_scope";

    /// <summary>A request of a cookie session that changes something came without the session's anti-forgery token.</summary>
    public const string AntiForgeryRequired = "antiforgery_required";

    /// <summary>The command could not be done because of a fault of ours.</summary>
    public const string InternalError = "internal_error";

    /// <summary>No model is known.</summary>
    public const string MissingModel = "MISSING_MODEL";

    /// <summary>The platform's proxy is not configured.</summary>
    public const string MissingPlatformProxy = "MISSING_PLATFORM_PROXY";

    /// <summary>No usable credential of the customer's.</summary>
    public const string MissingByokCredential = "MISSING_BYOK_CREDENTIAL";

    /// <summary>The workspace's command could not be started.</summary>
    public const string StartFailed = "start_failed";

    /// <summary>The provider is not in the catalog.</summary>
    public const string UnknownProvider = "unknown_provider";

    /// <summary>The provider has no base URL of its own, and none was given.</summary>
    public const string BaseUrlRequired = "base_url_required";

    /// <summary>The provider has a base URL of its own, and takes no other.</summary>
    public const string BaseUrlNotAllowed = "base_url_not_allowed";

    /// <summary>The base URL has the wrong form, or points where it must not.</summary>
    public const string InvalidBaseUrl = "invalid_base_url";

    /// <summary>The credential has the wrong form, or cannot be opened.</summary>
    public const string InvalidCredential = "invalid_credential";

    /// <summary>The provider, or this deployment, does not take this type of credential.</summary>
    public const string CredentialTypeNotSupported = "credential_type_not_supported";

    /// <summary>There is no credential, and none is stored that may be kept.</summary>
    public const string CredentialRequired = "credential_required";

    /// <summary>The terms were not acknowledged.</summary>
    public const string TosAcknowledgementRequired = "tos_acknowledgement_required";

    /// <summary>Another version than the expected one is active.</summary>
    public const string VersionConflict = "version_conflict";

    /// <summary>No such version.</summary>
    public const string VersionNotFound = "version_not_found";

    /// <summary>The version is the active one.</summary>
    public const string VersionAlreadyActive = "version_already_active";
}
