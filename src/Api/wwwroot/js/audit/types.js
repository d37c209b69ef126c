// The types of audit events in words that people understand, and how much each is to catch the eye.

const TYPES = {
  CommandRejected: { words: "Request refused", tone: "warn" },
  IdempotencyConflict: { words: "Idempotency key used twice", tone: "warn" },
  OrgBillingDefaultSet: { words: "Organization's billing mode set" },
  OrgModelActivated: { words: "Organization's model activated" },
  OrgModelCredentialExpiring: { words: "Credential about to expire", tone: "warn" },
  OrgSecretDeleted: { words: "Organization's secret deleted" },
  OrgSecretSet: { words: "Organization's secret written" },
  SecretWriteBlocked: { words: "Secret blocked", tone: "warn" },
  WorkspaceBillingModeSet: { words: "Billing mode set" },
  WorkspaceCreated: { words: "Workspace created" },
  WorkspaceDeleted: { words: "Workspace deleted" },
  WorkspaceProvisionFailed: { words: "Start failed", tone: "bad" },
  WorkspaceProvisioned: { words: "Workspace started", tone: "good" },
  WorkspaceSecretDeleted: { words: "Secret deleted" },
  WorkspaceSecretSet: { words: "Secret written" },
  WorkspaceStopped: { words: "Workspace stopped" },
};

/** What people call a type of event; one that this page does not know yet is called by its name. */
export function typeWords(type) {
  return TYPES[type]?.words ?? type;
}

/**
 * How much an event of a type is to catch the eye.
 * @returns {"good"|"warn"|"bad"|""}
 */
export function toneOf(type) {
  return TYPES[type]?.tone ?? "";
}
