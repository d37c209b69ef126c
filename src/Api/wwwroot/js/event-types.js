// Every type of audit event, as the server names them.

export const EVENT_TYPES = Object.freeze([
  "CommandRejected",
  "IdempotencyConflict",
  "OrgBillingDefaultSet",
  "OrgModelActivated",
  "OrgModelCredentialExpiring",
  "OrgSecretDeleted",
  "OrgSecretSet",
  "SecretWriteBlocked",
  "WorkspaceBillingModeSet",
  "WorkspaceCreated",
  "WorkspaceDeleted",
  "WorkspaceProvisionFailed",
  "WorkspaceProvisioned",
  "WorkspaceSecretDeleted",
  "WorkspaceSecretSet",
  "WorkspaceStopped",
]);
