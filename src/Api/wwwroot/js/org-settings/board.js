// What is known of the organization's versions: the active one and the others, and who changed them while the page was open.

import { byId, replace, setState } from "../dom.js";
import { sentence } from "../forms.js";
import { gathered } from "../reading.js";
import { showActive } from "./active.js";
import { setHistoryBusy, showHistory, watchHistory } from "./history.js";
import { readNewest, readOlder } from "./versions.js";

let newest = null;
let history = { items: [], next: null };
let names = new Map();
let listeners = { onActive: () => {}, onEdit: () => {} };
let busy = false;
let asking = false;

// The version that the person knows of: their own, or one that they were told about. Undefined until the first was read.
let known;

/**
 * Starts it.
 * @param {{onActive: (version: import("./versions.js").Version|null) => void, onEdit: (version: import("./versions.js").Version) => void,
 *   onRollback: (version: number) => void}} listening
 */
export function watchBoard(listening) {
  listeners = listening;
  watchHistory(listening.onRollback, showOlder);
}

/** The version that is shown as the active one, or null. */
export function active() {
  return newest;
}

/** Takes what people call the providers. */
export function takeNames(providers) {
  names = new Map(providers.map(({ id, name }) => [id, name]));
  render();
}

/** Says that a version is this page's own. */
export function own(version) {
  known = version;
}

/** Says whether something of this page's own is under way. */
export function setBoardBusy(now) {
  busy = now;
  setHistoryBusy(now);
  sayWhoChanged();
}

/** Reads and shows everything again. Whoever asks while it is being read waits for the reading after that one. */
export const refresh = gathered(read);

async function read() {
  const count = history.items.length;
  const answer = await readNewest(count);
  if (history.items.length > count) {
    // Older ones were shown meanwhile, and are not to go again.
    refresh();
  } else if (answer.problem === null) {
    newest = answer.active;
    history = answer.versions;
    known ??= newest?.version ?? 0;
    listeners.onActive(newest);
    render();
    sayWhoChanged();
  } else if (known === undefined) {
    // What is shown already stays: it was right a moment ago.
    setState("active", "error", sentence(answer.problem.error));
    setState("versions", "error", sentence(answer.problem.error));
  }
}

function render() {
  if (known !== undefined) {
    showActive(newest, names, listeners.onEdit);
    showHistory(history);
  }
}

// While something of this page's own is under way, a new version may be just that.
function sayWhoChanged() {
  if (busy || known === undefined || newest === null || newest.version === known) {
    return;
  }

  known = newest.version;
  replace(byId("changed-meanwhile"), newest.rolled_back_from === null
    ? `${newest.created_by} saved version ${newest.version} while this page was open.`
    : `${newest.created_by} went back to version ${newest.rolled_back_from} while this page was open: version ${newest.version} is active.`);
}

async function showOlder() {
  if (asking) {
    return;
  }

  asking = true;
  const { body, problem } = await readOlder(history.next);
  asking = false;
  byId("older-problem").textContent = problem === null ? "" : sentence(problem.error);
  if (problem === null) {
    // Meanwhile the list may have been read again.
    const oldest = history.items.at(-1).version;
    const added = body.items.filter(({ version }) => version < oldest);
    history = { items: [...history.items, ...added], next: body.next };
    showHistory(history, added[0]?.version);
  }
}
