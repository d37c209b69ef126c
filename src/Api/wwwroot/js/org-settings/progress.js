// Where the operation that is under way is. It outlives the page: a reload goes on following it.

import { follow } from "../api.js";
import { byId, element, replace } from "../dom.js";

// Nothing but the operation's id is kept.
const KEPT = "org-model-operation";

const status = byId("operation-status");

/** Says where things are, beside what was pressed: "save" or "rollback". */
export function tell(place, state, text, ...more) {
  const holder = byId(`${place}-progress`);
  if (status.parentElement !== holder) {
    holder.append(status);
  }

  status.dataset.state = state;
  replace(status, element("span", {}, text), ...more);
}

/** Puts the focus there: what was pressed cannot be pressed any more. */
export function focusProgress() {
  status.focus();
}

/** The operation that was under way when the page was left; null where there was none. */
export function kept() {
  return sessionStorage.getItem(KEPT);
}

/**
 * Follows an operation until its outcome.
 * @param {string} id
 * @param {"save"|"rollback"|null} place null where it is not known, from before a reload.
 * @returns {Promise<{operation: import("../operations.js").Operation, place: "save"|"rollback"}>}
 */
export async function followKept(id, place) {
  sessionStorage.setItem(KEPT, id);
  const operation = await follow(id, ({ command, status: now, unreachable }) => {
    place ??= placeOf(command);
    if (now === "accepted") {
      tell(place ?? "save", now, unreachable
        ? "Accepted. The server cannot be asked just now; what was accepted goes on, and this page asks again."
        : place === "rollback" ? "Accepted. Rolling back …" : "Accepted. Saving …");
    }
  });
  sessionStorage.removeItem(KEPT);
  return { operation, place: place ?? "save" };
}

function placeOf(command) {
  return command === "" ? null : command === "rollback_org_model" ? "rollback" : "save";
}
