// The workspace's audit trail, newest first, as it grows.

import { get } from "../api.js";
import { auditRow } from "../audit/rows.js";
import { byId, replace, setState } from "../dom.js";
import { sentence } from "../forms.js";
import { id } from "./subject.js";

const PAGE = 20;
const list = byId("audit-rows");
const older = byId("older");

let events = [];
let next = null;
let wasRead = false;
// What came while the trail was being read.
let early = [];

/** Starts it. */
export function watchTrail() {
  older.addEventListener("click", showOlder);
  return readTrail();
}

/** Takes an event of the stream. */
export function addToTrail(event) {
  if (event.workspace_id !== id) {
    return;
  }

  if (!wasRead) {
    early.push(event);
  } else if (events.length === 0 || event.sequence > events[0].sequence) {
    // One by one: what is open or focused in the others stays so.
    events.unshift(event);
    list.prepend(auditRow(event));
    setState("audit-list", "ready");
  }
}

/** Reads the newest again: events may have been missed. */
export async function readTrail() {
  wasRead = false;
  const { body, problem } = await page("");
  wasRead = true;
  if (problem !== null && events.length === 0) {
    setState("audit-list", "error", sentence(problem.error));
  } else if (problem === null && !isTheSame(body)) {
    events = body.items;
    next = body.next;
    replace(list, ...events.map(event => auditRow(event)));
    older.hidden = next === null;
    setState("audit-list", events.length === 0 ? "empty" : "ready");
  }

  const meanwhile = early;
  early = [];
  meanwhile.forEach(addToTrail);
}

function isTheSame({ items }) {
  return wasRead && events.length > 0 && items.length > 0 && items[0].sequence === events[0].sequence;
}

async function showOlder() {
  const { body, problem } = await page(next);
  byId("older-problem").textContent = problem === null ? "" : sentence(problem.error);
  if (problem !== null) {
    return;
  }

  const oldest = events.at(-1).sequence;
  const found = body.items.filter(({ sequence }) => sequence < oldest);
  events.push(...found);
  next = body.next;
  const rows = found.map(event => auditRow(event));
  list.append(...rows);
  older.hidden = next === null;
  rows[0]?.querySelector("summary")?.focus();
}

function page(before) {
  return get(`/audit?workspace_id=${encodeURIComponent(id)}&limit=${PAGE}&before=${encodeURIComponent(before)}`);
}
