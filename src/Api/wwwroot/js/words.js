// What people call the things that have a name on the wire.

const MODES = {
  platform_managed: "platform managed",
  byok: "bring your own key",
  disabled: "disabled",
};

const SOURCES = {
  workspace_override: "the workspace's own setting",
  org_default: "the organization's default",
  org_model: "the organization's model",
  constant_fallback: "the platform's default",
};

const COMMANDS = {
  set_org_model: "Setting the organization's model",
  rollback_org_model: "Rolling back the organization's model",
  set_org_billing_default: "Setting the organization's billing mode",
  set_workspace_billing_mode: "Setting the billing mode",
  provision_workspace: "Provisioning the workspace",
  create_workspace: "Creating the workspace",
  set_workspace_secret: "Writing a secret",
  delete_workspace_secret: "Deleting a secret",
  set_org_secret: "Writing a secret of the organization",
  delete_org_secret: "Deleting a secret of the organization",
  delete_workspace: "Deleting the workspace",
};

const STATUSES = { provisioning: "Starting …", online: "Online", failed: "Failed", stopped: "Stopped" };

const CREDENTIALS = { api_key: "API key", oauth_bundle: "OAuth bundle" };

/** A billing mode; one that is none is quoted as it is. */
export function modeWords(mode) {
  return MODES[mode] ?? `“${mode}”`;
}

/** What decided a billing mode. */
export function sourceWords(source) {
  return SOURCES[source] ?? source;
}

/** What a command does, as the beginning of a sentence. */
export function commandWords(command) {
  return COMMANDS[command] ?? command;
}

/** A workspace's status. */
export function statusWords(status) {
  return STATUSES[status] ?? status;
}

/** A type of credential. */
export function credentialWords(type) {
  return CREDENTIALS[type] ?? type;
}
