// What the workspaces of the trail are called: from the list of those that are there, and from the events themselves.

import { get } from "../api.js";
import { byId, element, replace } from "../dom.js";
import { workspaceLink, workspaceName } from "./rows.js";

const MOST = 200;

const names = new Map();
// Not everybody who reads the trail may see the workspaces.
const may = byId("audit-rows").dataset.workspaces !== undefined;

/** Reads the names of the newest workspaces, and offers them to the filter. Without them ids are shown. */
export async function nameWorkspaces() {
  const { body, problem } = may ? await get(`/workspaces?before=&limit=${MOST}`) : { body: { items: [] }, problem: null };
  if (problem === null) {
    body.items.forEach(({ id, name }) => names.set(id, name));
  }

  offer();
}

/** Learns the name of the workspace that an event is about, where it says it. */
export function learnFrom({ type, workspace_id: id, name }) {
  if ((type === "WorkspaceCreated" || type === "WorkspaceDeleted") && !names.has(id)) {
    names.set(id, name);
    offer();
  }
}

/** What stands for a workspace in a row. */
export function workspace(id) {
  const name = names.get(id);
  return may ? workspaceLink(id, name) : workspaceName(id, name);
}

function offer() {
  replace(byId("filter-workspaces"), ...[...names].map(([id, name]) => element("option", { value: id, label: name }, name)));
}
