// What the workspace is, and deleting it.

import { get } from "../api.js";
import { announce, byId, element, replace, setState, time } from "../dom.js";
import { sentence } from "../forms.js";
import { confirmation } from "../confirmation.js";
import { known, watchBoard } from "./board.js";
import { carryOut, focusProgress, handle, tell, watchBusy } from "./operations.js";
import { id, path } from "./subject.js";

const button = byId("delete");
const parents = new Map();
let shown = "";

/** Starts it. */
export function watchAbout() {
  watchBoard(render);
  watchBusy(busy => { button.disabled = busy; });
  handle("deletion", finished);
  button.addEventListener("click", askToDelete);
}

function render({ workspace, environment, problems }) {
  if (workspace === null) {
    setState("about-facts", "error", sentence(problems.workspace.error));
    return;
  }

  byId("workspace-title").textContent = workspace.name;
  document.title = `${workspace.name} · Messaging`;
  if (workspace.parent_id !== null && !parents.has(workspace.parent_id)) {
    learnParent(workspace.parent_id);
  }

  // Written again only when it differs: somebody may be selecting the id just now.
  const now = JSON.stringify([workspace, environment?.model, [...parents]]);
  if (now !== shown) {
    shown = now;
    replace(byId("facts"), ...facts(workspace, environment));
    setState("about-facts", "ready");
  }
}

function facts(workspace, environment) {
  return [
    ...fact("Id", element("span", { class: "mono", id: "workspace-id" }, workspace.id), " ", copyButton(workspace.id)),
    ...fact("Runtime", element("span", { class: "mono" }, workspace.runtime)),
    ...fact("Model", ...model(workspace, environment)),
    ...(workspace.parent_id === null ? [] : fact("Parent", parent(workspace.parent_id))),
    ...fact("Created", time(workspace.created_at)),
    ...fact("Updated", time(workspace.updated_at)),
  ];
}

function model({ model: own }, environment) {
  if (own !== null) {
    return [element("span", { class: "mono" }, own)];
  }

  return environment?.model ? [element("span", { class: "mono" }, environment.model), " (not its own: Environment says where it comes from)"] : ["None is known"];
}

function parent(id) {
  return element("a", { href: `/workspaces/${id}`, title: id }, parents.get(id) ?? id.slice(0, 8));
}

// Asked once: a name does not change.
async function learnParent(id) {
  parents.set(id, undefined);
  const { body } = await get(`/workspaces/${id}`);
  if (body !== null) {
    parents.set(id, body.name);
    render(known());
  }
}

// Without a secure connection there is no clipboard; the id can be selected all the same.
function copyButton(id) {
  return navigator.clipboard !== undefined && element("button", {
    class: "quiet small", type: "button", "aria-label": "Copy the id",
    onclick: async ({ currentTarget }) => {
      const copied = await navigator.clipboard.writeText(id).then(() => true, () => false);
      if (copied) {
        currentTarget.textContent = "Copied";
      } else {
        getSelection().selectAllChildren(byId("workspace-id"));
      }

      announce(copied ? "The id is copied." : "The id is selected.");
    },
  }, "Copy");
}

function fact(name, ...what) {
  return [element("dt", {}, name), element("dd", {}, ...what)];
}

async function askToDelete() {
  const goesOn = await confirmation({
    title: `Delete “${known().workspace?.name ?? "this workspace"}”?`,
    text: "It is stopped, and deleted with its secrets, which nobody can bring back. Its history stays in the audit trail.",
    action: "Delete the workspace",
  });
  if (goesOn) {
    carryOut("deletion", { method: "DELETE", path });
  }
}

function finished({ status, error }) {
  if (status === "succeeded" || error.code === "workspace_not_found") {
    // The page that this leads to says it.
    sessionStorage.setItem("deleted-workspace", known().workspace?.name ?? id);
    location.assign("/workspaces");
    return;
  }

  tell("deletion", status, `Not deleted. ${sentence(error.error)}`);
  focusProgress();
}
