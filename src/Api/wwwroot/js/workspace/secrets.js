// The list of secrets: their names, where they are from, and what becomes of them.

import { byId, element, replace, setState, time } from "../dom.js";
import { sentence } from "../forms.js";
import { confirmation } from "../confirmation.js";
import { known, watchBoard } from "./board.js";
import { carryOut, focusProgress, handle, isBusy, tell, watchBusy } from "./operations.js";
import { prefill } from "./secret-form.js";
import { path } from "./subject.js";

const PAGE = 25;
const list = byId("secret-rows");
const more = byId("more-secrets");

let count = PAGE;
let shown = "";

/** Starts it. */
export function watchSecrets() {
  watchBoard(render);
  watchBusy(() => render(known()));
  handle("secret-deletion", deleted);
  more.addEventListener("click", () => {
    const first = count;
    count += PAGE;
    render(known());
    list.children[first]?.querySelector("button")?.focus();
  });
}

function render({ secrets, environment, problems: { secrets: problem } }) {
  if (secrets === null) {
    if (problem) {
      setState("secret-list", "error", sentence(problem.error));
    }

    return;
  }

  // Written again only when it differs: somebody may be reading or selecting there, and the focus is to come back to a button of it.
  const rows = secrets.slice(0, count);
  const now = JSON.stringify([rows, environment?.entries, secrets.length, isBusy()]);
  if (now === shown) {
    return;
  }

  shown = now;
  const focus = list.contains(document.activeElement) ? document.activeElement.dataset.focus : undefined;
  replace(list, ...rows.map(secret => row(secret, environment?.entries ?? [])));
  more.hidden = secrets.length <= count;
  more.textContent = `Show more (${secrets.length - count} left)`;
  setState("secret-list", secrets.length === 0 ? "empty" : "ready");
  if (focus !== undefined) {
    focusOn(focus);
  }
}

function focusOn(focus) {
  (list.querySelector(`[data-focus="${CSS.escape(focus)}"]`) ?? byId("secrets")).focus();
}

function row(secret, entries) {
  const { key, scope, updated_at: since, has_value: readable, error } = secret;
  const own = scope === "workspace";
  return element("li", { "data-testid": "secret-row", "data-key": key, "data-scope": scope },
    element("div", { class: "row-what" },
      element("span", { class: "mono row-name" }, key), " ",
      element("span", { class: "badge" }, own ? "Workspace" : "From the organization"), " ",
      !readable && element("span", { class: "badge badge-bad" }, "Cannot be opened"),
      element("p", { class: "row-detail" }, "since ", time(since)),
      error && element("p", { class: "row-detail bad" }, sentence(error.error)),
      ...remarks(secret, entries)),
    element("div", { class: "row-actions" },
      action(own ? "Replace" : "Override", `${own ? "Replace" : "Override"} ${key}`, `replace ${key}`, () => prefill(key), false),
      own && action("Delete", `Delete ${key}`, `delete ${key}`, () => askToDelete(key, entries), true)));
}

function action(words, label, focus, onclick, sends) {
  return element("button", {
    class: "quiet small", type: "button", "aria-label": label, "data-focus": focus, disabled: sends && isBusy(),
    "aria-describedby": sends && isBusy() ? "operation-status" : null, onclick,
  }, words);
}

// What the environment makes of it is said here too: that a key is stored does not mean that it goes in.
function remarks({ key, scope }, entries) {
  const ours = entries.find(({ name, origin }) => name === key && origin === `${scope}_secret`);
  return [
    ours?.action === "stripped" && element("p", { class: "row-detail warn" }, "Stripped, so not in the environment: ", sentence(ours.reason)),
    ours?.action === "hidden" && element("p", { class: "row-detail warn" }, "Hidden, so not in the environment: ", sentence(ours.reason)),
    scope === "workspace" && hidesTheOrganizations(key, entries) && element("p", { class: "row-detail" }, "Overrides the organization's secret of this name."),
  ];
}

function hidesTheOrganizations(key, entries) {
  return entries.some(({ name, origin, action: what }) => origin === "org_secret" && what === "hidden" && name.trim().toUpperCase() === key.trim().toUpperCase());
}

async function askToDelete(key, entries) {
  const goesOn = await confirmation({
    title: `Delete ${key}?`,
    text: `Nobody can bring its value back. ${hidesTheOrganizations(key, entries) ? "The organization's secret of this name applies then. " : ""}`
      + "What is running keeps it until the workspace is provisioned again.",
    action: "Delete the secret",
  });
  if (goesOn) {
    carryOut("secret-deletion", { method: "DELETE", path: `${path}/secrets/${encodeURIComponent(key)}`, context: { key } });
  } else {
    // While it was asked, the row may have been written again, and with it the button that the dialog gives the focus back to.
    focusOn(`delete ${key}`);
  }
}

function deleted({ status, error }, context) {
  if (status === "succeeded") {
    tell("secret-deletion", status, `Deleted${context === null ? "" : `: ${context.key}`}.`);
  } else {
    tell("secret-deletion", status, error.code === "secret_not_found" ? "It had been deleted already." : `Not deleted. ${sentence(error.error)}`);
  }

  focusProgress();
}
