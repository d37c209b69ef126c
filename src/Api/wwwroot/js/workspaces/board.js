// What is known of the workspaces, newest first, and how it is kept true: a burst of events costs one reading, not one each.

import { byId, setState } from "../dom.js";
import { sentence } from "../forms.js";
import { readNewest, readOlder, readOne } from "./reading.js";
import { focusOn, render } from "./rows.js";

// Long enough to gather what one command causes, too short to be noticed.
const GATHER_MILLISECONDS = 100;

// More than this are read with the list instead of each by itself.
const MOST_BY_THEMSELVES = 6;

// What could not be read is read again after this: nobody has to reload for a server that was away.
const AGAIN_MILLISECONDS = 3000;

// Of these, what every workspace resolves to and is started with depends.
const CONCERN_ALL = new Set(["OrgBillingDefaultSet", "OrgModelActivated", "OrgSecretSet", "OrgSecretDeleted"]);

// These change nothing.
const CONCERN_NONE = new Set(["CommandRejected", "IdempotencyConflict", "SecretWriteBlocked"]);

const more = byId("more");

let known = null;
let next = null;
let all = false;
let older = false;

// An answer that was on its way when a workspace was deleted must not bring it back.
const gone = new Set();

let changed = new Set();
let working = null;
let again = null;
let listener = () => {};

/** Tells whoever wants to know of the workspaces whenever they have changed. */
export function onWorkspaces(told) {
  listener = told;
}

/** Takes an event: what it concerns is read again, soon. */
export function noteEvent({ type, workspace_id: id }) {
  if (type === "WorkspaceDeleted") {
    remove(id);
  } else if (CONCERN_ALL.has(type)) {
    refresh();
  } else if (id !== null && id !== undefined && !CONCERN_NONE.has(type) && (type === "WorkspaceCreated" || has(id))) {
    gone.delete(id);
    changed.add(id);
    work();
  }
}

function remove(id) {
  gone.add(id);
  changed.delete(id);
  known = known?.filter(one => one.id !== id) ?? null;
  show();
}

/** Reads and shows everything again. Whoever asks while it is being read waits for the reading after that one. */
export function refresh() {
  all = true;
  return work();
}

/** The same when events may be missing. */
export function refreshAfterGap() {
  gone.clear();
  return refresh();
}

/** Shows a page of older ones: in its turn, so that no reading of all takes them away again. */
export function showMore() {
  older = true;
  return work();
}

function work() {
  working ??= drain().finally(() => { working = null; });
  return working;
}

async function drain() {
  while (all || older || changed.size > 0) {
    // The first reading waits for nothing.
    if (known !== null) {
      await new Promise(resolve => { setTimeout(resolve, GATHER_MILLISECONDS); });
    }

    const some = changed;
    changed = new Set();
    if (all || some.size > MOST_BY_THEMSELVES) {
      all = false;
      await readAll();
    } else {
      await readSome([...some]);
    }

    if (older) {
      older = false;
      await readMore();
    }
  }
}

async function readMore() {
  if (next === null) {
    return;
  }

  const { body, problem } = await readOlder(next);
  byId("more-problem").textContent = problem === null ? "" : sentence(problem.error);
  if (problem === null) {
    const first = known.length;
    const focused = document.activeElement === more;
    known = [...known, ...body.items.filter(({ id }) => !has(id) && !gone.has(id))];
    next = body.next;
    show();
    if (focused) {
      // The reading goes on there, and the button may be gone.
      focusOn(known[first]);
    }
  }
}

async function readAll() {
  const { problem, items, next: cursor } = await readNewest(known?.length ?? 0);
  if (problem !== null) {
    // What is shown already stays: it was right a moment ago.
    if (known === null) {
      setState("workspaces", "error", `${sentence(problem.error)} It is tried again by itself.`);
    }

    tryAgain();
    return;
  }

  known = items.filter(({ id }) => !gone.has(id));
  next = cursor;
  show();
}

async function readSome(ids) {
  const answers = await Promise.all(ids.map(readOne));
  for (const [index, { body, problem, status }] of answers.entries()) {
    if (problem === null && !gone.has(body.id)) {
      put(body);
    } else if (status === 404) {
      remove(ids[index]);
    } else if (problem !== null) {
      tryAgain();
    }
  }

  show();
}

function tryAgain() {
  again ??= setTimeout(() => {
    again = null;
    refresh();
  }, AGAIN_MILLISECONDS);
}

function put(workspace) {
  if (has(workspace.id)) {
    known = known.map(one => one.id === workspace.id ? workspace : one);
  } else {
    known = [workspace, ...known ?? []];
  }
}

function has(id) {
  return known?.some(one => one.id === id) ?? false;
}

function show() {
  if (known === null) {
    return;
  }

  setState("workspaces", known.length === 0 ? "empty" : "ready");
  render(known);
  more.hidden = next === null;
  listener(known, next !== null);
}
