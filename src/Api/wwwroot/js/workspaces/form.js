// The form of a new workspace: what is entered, what is still missing. It sends nothing.

import { byId, element, replace } from "../dom.js";

const name = byId("new-workspace-name");
const runtime = byId("new-workspace-runtime");
const model = byId("new-workspace-model");
const parent = byId("new-workspace-parent");
const parentHint = byId("new-workspace-parent-more");
const submit = byId("new-workspace-submit");
const reason = byId("new-workspace-reason");

let busy = true;
let waiting = "Loading …";

/** What is entered, as it is sent. */
export function entered() {
  const body = { name: name.value.trim(), runtime: runtime.value };
  if (model.value.trim() !== "") {
    body.model = model.value.trim();
  }

  if (parent.value !== "") {
    body.parent_id = parent.value;
  }

  return body;
}

/** Takes the configured runtimes; the choice made so far stays. */
export function takeRuntimes(names) {
  choose(runtime, names.map(value => ({ value, text: value })));
  update();
}

/** Takes the workspaces that another can be put under; `more` says that there are others, which are not shown yet. */
export function takeParents(workspaces, more) {
  parentHint.textContent = more ? `The newest ${workspaces.length}: “Show more” below brings older ones.` : "";
  choose(parent, [{ value: "", text: "None" }, ...workspaces.map(one => ({ value: one.id, text: one.name }))]);
}

/** Says whether something is under way, during which nothing can be created. */
export function setBusy(now, why = "") {
  busy = now;
  waiting = why;
  update();
}

/** Empties what belonged to the workspace that was created: nothing of the next one, which may have been begun meanwhile. */
export function afterCreation(sent) {
  if (sent !== null && name.value.trim() === sent.name && parent.value === (sent.parent_id ?? "")) {
    name.value = "";
    parent.value = "";
    update();
  }
}

/** Starts listening to the form. */
export function watch() {
  byId("new-workspace").addEventListener("input", update);
  update();
}

function update() {
  const missing = [name.value.trim() === "" && "a name", runtime.value === "" && "a runtime"].filter(Boolean);
  submit.disabled = busy || missing.length > 0;
  reason.textContent = busy ? waiting : missing.length > 0 ? `Still needed: ${missing.join(" and ")}.` : "";
}

// What is chosen stays chosen, also when it has gone from what is offered: the server says so then.
function choose(select, options) {
  const before = select.selectedOptions[0];
  const offered = before === undefined || options.some(({ value }) => value === before.value) ? options : [...options, before];
  const now = offered.map(({ value, text }) => `${value} ${text}`).join("\n");
  if (now === select.dataset.offered) {
    return;
  }

  select.dataset.offered = now;
  replace(select, ...offered.map(({ value, text }) => element("option", { value }, text)));
  if (before !== undefined) {
    select.value = before.value;
  }
}
