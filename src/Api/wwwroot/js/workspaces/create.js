// Creating a workspace, from the form to the outcome.

import { commands } from "../commands.js";
import { byId, element } from "../dom.js";
import { clearProblems, sentence, showProblem } from "../forms.js";
import { readUntilThere } from "../reading.js";
import { statusWords } from "../words.js";
import { onWorkspaces, refresh } from "./board.js";
import { afterCreation, entered, setBusy, takeParents, takeRuntimes, watch } from "./form.js";

const PLACE = "create";

const form = byId("new-workspace");
const { carryOut, resume, tell } = commands(
  {
    key: "new-workspace-operation",
    status: byId("operation-status"),
    places: { [PLACE]: { command: "provision_workspace", doing: "Creating …" } },
  },
  {
    onBusy: busy => setBusy(busy, "Wait until what is under way is done."),
    read: async (place, { status }) => {
      if (status === "succeeded") {
        await refresh();
      }
    },
    onOutcome: finished,
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
  const { items } = await readUntilThere("/runtimes", () => setBusy(true, "The runtimes could not be read. It is tried again by itself."));
  takeRuntimes(items);
  await resume();
}

function create() {
  clearProblems(form);
  const body = entered();
  carryOut(PLACE, { method: "POST", path: "/workspaces", body, context: body });
}

function finished(place, { status, result, error }, sent) {
  if (status === "succeeded") {
    afterCreation(sent);
    sayCreated(result);
  } else {
    tell(PLACE, "rejected", "Not created.");
    showProblem(form, error);
    form.querySelector("[data-form-error]").focus();
  }
}

// A workspace that could not be started has been created all the same.
function sayCreated(workspace) {
  if (workspace === null || workspace === undefined) {
    tell(PLACE, "succeeded", "It was created, and has been deleted since.");
    return;
  }

  const { id, name, status, error } = workspace;
  const way = element("a", { href: `/workspaces/${id}` }, "Open it");
  if (status === "online") {
    tell(PLACE, "succeeded", `“${name}” was created and started. `, way);
  } else if (status === "failed") {
    tell(PLACE, "failed", `“${name}” was created, but not started. ${sentence(error?.error ?? "the reason is not known")} `, way);
  } else {
    tell(PLACE, "succeeded", `“${name}” was created. It is ${statusWords(status).toLowerCase()} now. `, way);
  }
}
