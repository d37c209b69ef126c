// Creating a workspace, from the form to the outcome.

import { get, newKey, send } from "../api.js";
import { byId, element } from "../dom.js";
import { clearProblems, sentence, showProblem } from "../forms.js";
import { progress } from "../progress.js";
import { onWorkspaces, refresh } from "./board.js";
import { afterCreation, entered, setBusy, takeParents, takeRuntimes, watch } from "./form.js";

const PLACE = "create";

const form = byId("new-workspace");
const { tell, focus, kept, followKept, offerAgain } = progress({
  key: "new-workspace-operation",
  status: byId("operation-status"),
  places: { [PLACE]: { command: "provision_workspace", doing: "Creating …" } },
});

/** Reads what can be chosen, and goes on with what was under way when the page was left. */
export async function begin() {
  watch();
  onWorkspaces(takeParents);
  form.addEventListener("submit", event => {
    event.preventDefault();
    // The key Enter in a field asks for it too, whatever the button says.
    if (!byId("new-workspace-submit").disabled) {
      create();
    }
  });
  const { body, problem } = await get("/runtimes");
  if (problem !== null) {
    setBusy(true, "The runtimes could not be read. Reload the page to try again.");
    return;
  }

  takeRuntimes(body.items);
  const id = kept();
  if (id === null) {
    setBusy(false);
  } else {
    await finish(id, true);
  }
}

async function create() {
  clearProblems(form);
  working();
  tell(PLACE, "accepted", "Sending …");
  focus();
  await submit(entered(), newKey());
}

async function submit(body, idempotencyKey) {
  const { body: accepted, problem, status } = await send("POST", "/workspaces", body, { idempotencyKey });
  if (problem === null) {
    await finish(accepted.operation_id, false);
  } else if (status === 0 || status >= 500) {
    setBusy(false);
    offerAgain(PLACE, problem, () => {
      working();
      submit(body, idempotencyKey);
    });
  } else {
    refuse(problem);
  }
}

async function finish(id, fromBefore) {
  working();
  const { operation: { status, result, error } } = await followKept(id, PLACE);
  if (status === "succeeded") {
    await refresh();
    setBusy(false);
    afterCreation();
    sayCreated(result);
  } else if (fromBefore && error.code === "operation_not_found") {
    // It was somebody else's, who was signed in here before.
    setBusy(false);
  } else {
    refuse(error);
  }
}

// A workspace that could not be started has been created all the same.
function sayCreated({ id, name, status, error }) {
  const way = text => element("a", { href: `/workspaces/${id}` }, text);
  if (status === "failed") {
    tell(PLACE, "failed", `“${name}” was created, but not started. ${sentence(error?.error ?? "the reason is not known")} `,
      way("Open it"));
  } else {
    tell(PLACE, "succeeded", `“${name}” was created and started. `, way("Open it"));
  }
}

function refuse(problem) {
  setBusy(false);
  tell(PLACE, "rejected", "Not created.");
  showProblem(form, problem);
  form.querySelector("[data-form-error]").focus();
}

function working() {
  setBusy(true, "Wait until what is under way is done.");
}
