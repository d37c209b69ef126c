// Whether the workspace runs, and starting it again.

import { announce, byId, element, replace } from "../dom.js";
import { sentence } from "../forms.js";
import { statusWords } from "../words.js";
import { faultNotice } from "./advice.js";
import { known, watchBoard } from "./board.js";
import { carryOut, focusProgress, handle, tell, watchBusy } from "./operations.js";
import { path } from "./subject.js";

const STATES = {
  provisioning: { badge: "badge-accent", says: "It is being started.", action: "Restart" },
  online: { badge: "badge-good", says: "It is running.", action: "Restart" },
  failed: { badge: "badge-bad", says: "Nothing is running: it could not be started.", action: "Provision again" },
  stopped: { badge: "badge-warn", says: "Nothing is running: its process ended. The audit trail says how.", action: "Provision again" },
};

const button = byId("provision");
let busy = false;
let status = null;

/** Starts it. */
export function watchRun() {
  watchBoard(render);
  watchBusy(now => {
    busy = now;
    enable();
  });
  handle("provision", finished);
  button.addEventListener("click", () => carryOut("provision", { method: "POST", path: `${path}/provision` }));
}

function render({ workspace }) {
  if (workspace === null) {
    return;
  }

  const state = STATES[workspace.status] ?? { badge: "", says: "", action: "Restart" };
  const now = `${workspace.status} ${workspace.error?.error}`;
  if (now !== status) {
    status = now;
    const badge = { class: `badge ${state.badge}`, "data-testid": "workspace-status", "data-status": workspace.status };
    replace(byId("status-line"), element("span", badge, statusWords(workspace.status)), " ", state.says);
    replace(byId("status-problem"), workspace.error && faultNotice(workspace.error, "The last provision failed."));
  }

  const stale = workspace.stale;
  button.textContent = stale ? "Provision again" : state.action;
  button.classList.toggle("quiet", !stale && workspace.status !== "failed" && workspace.status !== "stopped");
  byId("run").dataset.stale = String(stale);
  sayStale(stale, workspace.status === "online");
  enable();
}

function sayStale(stale, running) {
  const place = byId("stale");
  const words = !stale ? "" : `What it was started with has changed since. ${running
    ? "It keeps running as it was started: provision it again for the change to apply."
    : "The change applies once it is provisioned again."}`;
  // What is written again is read out again.
  if (place.textContent !== words) {
    place.hidden = !stale;
    place.textContent = words;
  }
}

function enable() {
  button.disabled = busy || known().workspace === null;
}

function finished(operation) {
  const { status: outcome, result, error } = operation;
  if (outcome !== "succeeded") {
    tell("provision", outcome, `Not started. ${sentence(error.error)}`);
  } else if (result?.status === "online") {
    tell("provision", "succeeded", "Started with what is shown under Environment.");
    announce("The workspace is running.");
  } else if (result?.status === "failed") {
    tell("provision", "failed", "It could not be started: see above what to do.");
  } else {
    tell("provision", "failed", "It was provisioned, but is not running any more: see above how it is now.");
  }

  focusProgress();
}
