// Why a vendor key was not written, and the way out.

import { element, replace } from "../dom.js";

/**
 * Explains it in a place.
 * @param {HTMLElement} place
 * @param {import("../api.js").Problem} problem
 * @param {any} resolution How the billing mode resolves.
 * @param {boolean} held Whether the sealed value is still at hand, so that switching can save it.
 * @param {() => void} onSwitch Switches to byok.
 */
export function showBlocked(place, problem, resolution, held, onSwitch) {
  const name = element("code", {}, problem.key ?? "The name");
  replace(place,
    element("p", {}, element("strong", {}, name, " was not saved."), " It is a vendor key: it would talk to an LLM vendor directly. ", ...why(resolution)),
    element("p", {}, "Either use the platform's LLM instead (MODEL or LLM_PROVIDER can be written), or have this workspace bring its own key: then your account with the vendor pays."),
    element("p", { class: "actions" },
      element("button", { class: "small", type: "button", "data-testid": "switch-to-byok", onclick: onSwitch }, held ? "Switch to byok and save it" : "Switch to byok")));
}

function why(resolution) {
  return resolution?.resolved_mode === "byok"
    ? ["The workspace is ", element("code", {}, "byok"), " only because of the organization's model; a key of its own needs that to be set on the workspace itself."]
    : ["The platform pays for this workspace's LLM calls, and a key would go around that."];
}
