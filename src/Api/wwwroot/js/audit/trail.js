// The events that are shown: what is read, what comes in live, and the older ones on request.

import { get } from "../api.js";
import { byId, element, replace, setState } from "../dom.js";
import { sentence } from "../forms.js";
import { learnFrom, workspace } from "./names.js";
import { auditRow } from "./rows.js";

const PAGE = 50;

// A page that stays open for days must not grow without end: beyond this, the oldest ones can be asked for again.
const MOST_SHOWN = 1000;

const AGAIN_MILLISECONDS = 3000;

const list = byId("audit-rows");
const older = byId("older");

let filter = { type: "", workspace: "" };
let workspaceOf = workspace;
let newest = null;
let next = null;
let reading = 0;
let asking = false;

// What comes in while the first page is being read, or what was missed: it is newer than all of that, and waits.
let early = [];

// Of the readings of what was missed the last one counts.
let catchingUp = 0;
let behind = false;

/** Starts it. */
export function watchTrail() {
  older.addEventListener("click", showOlder);
}

/** Says which events are shown from the next reading on; null for none, because nobody knows which are meant. */
export function setFilter(wanted) {
  filter = wanted;
}

/** Shows those of one workspace alone, on a page that is about it anyway. */
export function showOnly(workspaceId) {
  filter = { type: "", workspace: workspaceId };
  workspaceOf = null;
}

/** Reads from the newest on, and shows nothing but that. */
export async function begin() {
  const mine = ++reading;
  newest = null;
  if (filter === null) {
    sayFilterUnknown();
    return;
  }

  if (byId("audit-list").dataset.state !== "error") {
    setState("audit-list", "loading");
  }

  const { body, problem } = await page("");
  if (mine !== reading) {
    return; // by now another filter is set
  }

  if (problem !== null) {
    setState("audit-list", "error", `${sentence(problem.error)} It is tried again by itself.`);
    setTimeout(() => mine === reading && begin(), AGAIN_MILLISECONDS);
    return;
  }

  replace(list, ...rows(body.items));
  newest = body.items[0]?.sequence ?? 0;
  behind = false;
  showNext(body.next);
  takeEarly();
}

/** Reads what may have been missed, and leaves what is shown as it is. */
export async function readAgain() {
  if (newest === null) {
    begin();
    return;
  }

  const mine = reading;
  const turn = ++catchingUp;
  behind = true;
  const { body, problem } = await page("");
  if (mine !== reading || turn !== catchingUp) {
    return; // a later one does it
  }

  if (problem !== null) {
    setTimeout(() => mine === reading && turn === catchingUp && readAgain(), AGAIN_MILLISECONDS);
    return; // what is shown was right a moment ago; without what was missed, what comes now would stand on a hole
  }

  const [latest] = body.items;
  const oldest = body.items.at(-1);
  if ((latest?.sequence ?? 0) < newest || (body.next !== null && oldest.sequence > newest)) {
    begin(); // it is another trail than the one that is shown, or more than a page was missed
  } else {
    behind = false;
    body.items.toReversed().forEach(takeEvent);
    takeEarly();
  }
}

/** Takes an event that has just happened. */
export function takeEvent(event) {
  learn(event);
  if (filter === null) {
    return;
  }

  if (newest === null || behind) {
    early.push(event);
  } else if (event.sequence > newest && isWanted(event)) {
    newest = event.sequence;
    list.prepend(...rows([event]));
    trim();
    showNext(next);
  }
}

function takeEarly() {
  const waiting = early;
  early = [];
  waiting.forEach(takeEvent);
}

async function showOlder() {
  if (asking) {
    return;
  }

  const mine = reading;
  asking = true;
  const { body, problem } = await page(next);
  asking = false;
  byId("older-problem").textContent = problem === null ? "" : sentence(problem.error);
  if (problem === null && mine === reading) {
    const focused = document.activeElement === older;
    const added = rows(body.items);
    list.append(...added);
    showNext(body.next);
    if (focused) {
      // The reading goes on there, and the button may be gone.
      added[0]?.querySelector("summary").focus();
    }
  }
}

function page(before) {
  const query = new URLSearchParams({ before, limit: PAGE });
  if (filter.type !== "") {
    query.set("type", filter.type);
  }

  if (filter.workspace !== "") {
    query.set("workspace_id", filter.workspace);
  }

  return get(`/audit?${query}`);
}

function rows(events) {
  events.forEach(learn);
  return events.map(event => auditRow(event, workspaceOf));
}

function isWanted({ type, workspace_id: about }) {
  return (filter.type === "" || filter.type === type) && (filter.workspace === "" || filter.workspace === about);
}

function trim() {
  if (list.childElementCount > MOST_SHOWN) {
    list.lastElementChild.remove();
    next = list.lastElementChild.dataset.sequence;
  }
}

function showNext(cursor) {
  next = cursor;
  older.hidden = next === null;
  const filtered = filter.type !== "" || filter.workspace !== "";
  byId("audit-empty").textContent = filtered ? "Nothing like this has happened yet." : "Nothing has happened yet.";
  setState("audit-list", list.childElementCount === 0 ? "empty" : "ready");
}

function sayFilterUnknown() {
  replace(byId("audit-empty"), "The filter in the address is not known, so nothing is shown. ",
    element("a", { href: location.pathname }, "Show all events"));
  setState("audit-list", "empty");
}

// Where no workspace is named, no name is of use.
function learn(event) {
  if (workspaceOf !== null) {
    learnFrom(event);
  }
}
