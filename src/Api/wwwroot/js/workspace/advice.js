// What to do about a workspace that cannot be started: the worker's sentence, and the way to where it is mended.

import { element } from "../dom.js";
import { sentence } from "../forms.js";
import { prefill } from "./secret-form.js";
import { isAdmin } from "./subject.js";

const WAYS = {
  MISSING_MODEL: [() => enter("MODEL", "Write the MODEL secret"), orgModel],
  MISSING_BYOK_CREDENTIAL: [() => enter("", "Write the key as a secret"), orgModel, otherMode],
  MISSING_PLATFORM_PROXY: [otherMode],
  secret_unreadable: [() => link("#secrets", "See the secrets")],
};

/**
 * Makes the notice of a fault.
 * @param {{code: string, error: string}} fault
 * @param {string} beginning What it means here.
 * @param {boolean} [withWays] Whether it leads to where that is done.
 */
export function faultNotice({ code, error }, beginning, withWays = true) {
  const ways = withWays ? (WAYS[code] ?? []).map(way => way()).filter(Boolean) : [];
  return element("div", { class: "notice notice-error" },
    element("p", {}, beginning, " ", sentence(error)),
    element("p", { class: "actions" }, ...ways, element("code", { class: "fault-code" }, code)));
}

function enter(name, words) {
  return element("button", { class: "quiet small", type: "button", onclick: () => prefill(name) }, words);
}

function orgModel() {
  return isAdmin ? link("/org-settings", "Set the organization's model") : null;
}

function otherMode() {
  return link("#config", "Choose another billing mode");
}

function link(href, words) {
  return element("a", { class: "button quiet small", href }, words);
}
