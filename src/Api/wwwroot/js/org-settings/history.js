// The list of versions, and going back to one of them.

import { byId, element, replace, setState, time } from "../dom.js";

const TYPES = { api_key: "API key", oauth_bundle: "OAuth bundle" };

const list = byId("version-list");
const older = byId("older");

let shown = { items: [], next: null };
let busy = false;
let rollBack = () => {};

/**
 * Starts it.
 * @param {(version: number) => void} onRollback Told when somebody goes back.
 * @param {() => void} onOlder Told when older versions are wanted.
 */
export function watchHistory(onRollback, onOlder) {
  rollBack = onRollback;
  older.addEventListener("click", onOlder);
}

/** Shows the versions, newest first; `next` says that there are older ones. Who asked for these goes on reading at `first`. */
export function showHistory(versions, first) {
  const asked = document.activeElement === older;
  shown = versions;
  setState("versions", versions.items.length === 0 ? "empty" : "ready");
  render();
  if (asked && first !== undefined) {
    (list.querySelector(`[data-focus="rollback-${first}"]`) ?? byId("history")).focus();
  }
}

/** Says whether something is under way, during which nothing can be taken back. */
export function setHistoryBusy(now) {
  busy = now;
  render();
}

function render() {
  const focus = list.contains(document.activeElement) ? document.activeElement.dataset.focus : undefined;
  replace(list, ...shown.items.map(row));
  older.hidden = shown.next === null;
  if (focus !== undefined) {
    (list.querySelector(`[data-focus="${CSS.escape(focus)}"]`) ?? byId("history")).focus();
  }
}

function row(version) {
  const { version: number, active } = version;
  return element("li", { "data-testid": "version-row", "data-version": number, "data-active": String(active) },
    element("span", { class: "version-number" }, element("span", { class: "visually-hidden" }, "Version "), number),
    element("div", {},
      element("span", { class: "mono" }, version.canonical_model),
      element("p", { class: "version-detail" },
        TYPES[version.credential_type] ?? version.credential_type,
        !version.credential_set && " that cannot be used",
        version.base_url !== null && ` · ${version.base_url}`,
        version.rolled_back_from !== null && ` · repeats version ${version.rolled_back_from}`),
      element("p", { class: "version-detail" }, time(version.created_at), " · ", version.created_by)),
    active ? element("span", { class: "badge badge-good" }, "Active") : rollbackButton(number));
}

function rollbackButton(number) {
  return element("button", {
    class: "quiet small", type: "button", "data-testid": "rollback", "data-focus": `rollback-${number}`, disabled: busy,
    "aria-label": `Roll back to version ${number}`, "aria-describedby": busy ? "operation-status" : null,
    onclick: () => rollBack(number), // not asked twice: it is one more version, and taken back in the same way
  }, "Roll back");
}
