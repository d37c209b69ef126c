// The card of the active version.

import { byId, element, replace, setState, time } from "../dom.js";
import { sentence } from "../forms.js";

const TYPES = { api_key: "API key", oauth_bundle: "OAuth bundle" };

/**
 * Shows the active version.
 * @param {import("./versions.js").Version|null} version
 * @param {Map<string, string>} names What people call the providers, by id.
 * @param {(version: import("./versions.js").Version) => void} onEdit
 */
export function showActive(version, names, onEdit) {
  if (version === null) {
    setState("active", "empty");
    return;
  }

  replace(byId("active").querySelector(".state-ready"),
    element("p", { class: "active-model mono", "data-testid": "active-model-id" }, version.canonical_model),
    element("dl", { class: "facts" },
      ...fact("Version", element("span", { "data-testid": "active-version" }, version.version),
        version.rolled_back_from !== null && ` (repeats version ${version.rolled_back_from})`),
      ...fact("Provider", names.get(version.provider) ?? version.provider),
      ...(version.base_url === null ? [] : fact("Base URL", element("span", { class: "mono" }, version.base_url))),
      ...fact(TYPES[version.credential_type] ?? version.credential_type, element("span", { "data-testid": "credential-status" }, ...credential(version))),
      ...fact("Saved", time(version.created_at), " by ", version.created_by)),
    element("p", { class: "actions" },
      element("button", { class: "quiet small", type: "button", "data-focus": "edit", onclick: () => onEdit(version) }, "Change it in the form")));
  setState("active", "ready");
}

function credential({ credential_set: set, credential_set_at: since, credential_error: error }) {
  if (set) {
    return [element("span", { class: "badge badge-good" }, "Credential is set"), " since ", time(since)];
  }

  return error
    ? [element("span", { class: "badge badge-bad" }, "Credential cannot be opened"), ` ${sentence(error.error)} It was given `, time(since), "."]
    : [element("span", { class: "badge badge-warn" }, "Credential is not set")];
}

function fact(name, ...what) {
  return [element("dt", {}, name), element("dd", {}, ...what)];
}
