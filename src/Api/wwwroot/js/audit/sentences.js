// What happened, in a sentence made of an event's members.

import { element, time } from "../dom.js";
import { sentence } from "../forms.js";
import { commandWords, credentialWords, modeWords, sourceWords } from "../words.js";

const SENTENCES = {
  CommandRejected: event => [commandWords(event.command), " was refused: ", code(event.code), "."],
  IdempotencyConflict: event => [commandWords(event.command), " was refused: its idempotency key had been used for another request."],
  OrgBillingDefaultSet: event => ["The organization's billing mode went from ", mode(event.old_mode, "none"), " to ", mode(event.new_mode, "none"), "."],
  OrgModelActivated: event => ["Version ", strong(event.version), " is active: ", code(event.canonical_model), ", with ",
    event.credential_type === "api_key" || event.credential_type === "oauth_bundle" ? "an " : "", credentialWords(event.credential_type),
    event.rolled_back_from === null ? "." : `. It repeats version ${event.rolled_back_from}.`],
  OrgModelCredentialExpiring: event => ["The credential of version ", strong(event.version), ", ", code(event.canonical_model), " of ", event.provider,
    // It is told of the moment at which it was noticed.
    new Date(event.expires_at) <= new Date(event.occurred_at) ? ", ended on " : ", ends on ", time(event.expires_at), ". Give a new one."],
  OrgSecretDeleted: event => ["The organization's secret ", code(event.name), " was deleted."],
  OrgSecretSet: event => ["The organization's secret ", code(event.name), " was written."],
  SecretWriteBlocked: event => ["The vendor key ", code(event.name), event.scope === "org" ? " of the organization" : "", " was not written: billing is ",
    ...resolved(event.resolution), "."],
  WorkspaceBillingModeSet: event => ["The workspace's own setting went from ", mode(event.old_override, "inherit"), " to ",
    mode(event.new_override, "inherit"), ". It resolves to ", ...resolved(event.resolution), "."],
  WorkspaceCreated: event => [strong(event.name), " was created with the runtime ", code(event.runtime),
    ...event.model === null ? [] : [" and the model ", code(event.model)], ...event.parent_id === null ? [] : [", under another workspace"], "."],
  WorkspaceDeleted: event => [strong(event.name), " was deleted with its secrets."],
  WorkspaceProvisionFailed: event => [code(event.code), ": ", sentence(event.error)],
  WorkspaceProvisioned: event => ["Started ", ...event.model === null ? [] : ["with ", code(event.model), ", "], "billed as ", ...resolved(event.resolution), ": ",
    `${event.kept.length} ${event.kept.length === 1 ? "name" : "names"} kept, ${event.stripped.length} stripped, ${event.injected.length} injected.`],
  WorkspaceSecretDeleted: event => ["The secret ", code(event.name), " was deleted."],
  WorkspaceSecretSet: event => ["The secret ", code(event.name), " was written."],
  WorkspaceStopped: event => ["The process ended ", typeof event.signal === "number" ? `by signal ${event.signal}`
    : typeof event.exit_code === "number" ? `with exit code ${event.exit_code}` : "in a way that is not known", "."],
};

/**
 * Says what happened.
 * @param {import("../events.js").AuditEvent} event
 * @returns {(Node|string)[]} Nothing for a type that this page does not know yet: its members say it.
 */
export function whatHappened(event) {
  return SENTENCES[event.type]?.(event) ?? [];
}

function resolved({ resolved_mode: now, source }) {
  return [strong(modeWords(now)), ", by ", sourceWords(source)];
}

function mode(value, none) {
  return strong(value === null ? none : modeWords(value));
}

function code(text) {
  return element("code", {}, text);
}

function strong(text) {
  return element("strong", {}, text);
}
