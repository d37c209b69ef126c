// The rows of the list. One that has not changed is left alone, with whatever of it has the focus.

import { byId, element, time } from "../dom.js";
import { sentence } from "../forms.js";
import { modeWords, statusWords } from "../words.js";

const TONES = { online: "badge-good", failed: "badge-bad", provisioning: "badge-accent" };

const body = byId("workspace-rows");
const rows = new Map();

/** Shows the workspaces. */
export function render(workspaces) {
  const names = new Map(workspaces.map(({ id, name }) => [id, name]));
  const wanted = workspaces.map(workspace => rowOf(workspace, names.get(workspace.parent_id)));
  const gone = [...body.children].filter(row => !wanted.includes(row));
  const focused = gone.find(row => row.contains(document.activeElement))?.dataset.id;
  for (const row of gone) {
    row.remove();
  }

  wanted.forEach((row, index) => {
    if (body.children[index] !== row) {
      body.insertBefore(row, body.children[index] ?? null);
    }
  });
  for (const id of rows.keys()) {
    if (!workspaces.some(workspace => workspace.id === id)) {
      rows.delete(id);
    }
  }

  if (focused !== undefined) {
    focusOn({ id: focused });
  }
}

/** Puts the focus on a workspace's row; without one, on the list. */
export function focusOn(workspace) {
  (rows.get(workspace?.id)?.row.querySelector("a") ?? byId("all")).focus();
}

function rowOf(workspace, parent) {
  const now = JSON.stringify([workspace, parent]);
  let kept = rows.get(workspace.id);
  if (kept?.now !== now) {
    kept = { now, row: make(workspace, parent) };
    rows.set(workspace.id, kept);
  }

  return kept.row;
}

function make({ id, name, runtime, model, parent_id: parentId, status, stale, error, resolved_mode: mode, updated_at: updated }, parent) {
  return element("tr", { role: "row", "data-testid": "workspace-row", "data-id": id, "data-status": status, "data-stale": String(stale) },
    element("th", { scope: "row", role: "rowheader" },
      element("a", { href: `/workspaces/${id}` }, name),
      parentId !== null && element("p", { class: "row-detail" }, "under ", element("a", { href: `/workspaces/${parentId}` }, parent ?? parentId.slice(0, 8)))),
    cell("Runtime", element("span", { class: "mono" }, runtime)),
    cell("Model", model === null ? element("span", { class: "row-soft", title: "Its secret MODEL, or the organization's model" }, "not its own")
      : element("span", { class: "mono" }, model)),
    cell("Billing", modeWords(mode)),
    cell("Status", element("span", { class: `badge ${TONES[status] ?? ""}` }, statusWords(status)), " ",
      stale && element("span", { class: "badge badge-warn" }, "Out of date"),
      stale && element("p", { class: "row-detail" }, "What it was started with has changed since. Provision it again for that to apply."),
      error && element("p", { class: "row-detail" }, element("span", { class: "mono" }, error.code), ": ", sentence(error.error))),
    cell("Updated", time(updated)));
}

function cell(name, ...what) {
  return element("td", { role: "cell" }, element("span", { class: "row-label", "aria-hidden": "true" }, name), element("div", { class: "row-what" }, ...what));
}
