// What happens in the organization, as it happens: one event stream per page.

import { EVENT_TYPES } from "./event-types.js";
import { org, renewAntiForgeryToken, sayThatSessionEnded, sayThatSessionGoesOn } from "./session.js";

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30000;

/** Gets an event of the type of an operation's id whenever something of that operation happened; operations.js listens. */
export const announcedOperations = new EventTarget();

const listeners = new Set();
let source = null;
let state = "connecting";
let pause = FIRST_PAUSE;

// The last event that came; "" before any did, and when it is of no use any more.
let last = "";

/**
 * An audit event: what GET /audit lists.
 * @typedef {{event_id: string, org_id: string, sequence: number, type: string, actor: string, operation_id: string,
 *   workspace_id: string|null, occurred_at: string, hash: string, previous_hash: string}} AuditEvent
 */

/**
 * Listens to the organization's events. However many listen, a page has one stream; the browser resumes it where it broke off.
 * @param {(event: AuditEvent) => void} onEvent
 * @param {(state: "connecting"|"live"|"reconnecting", missed: boolean) => void} [onState] `missed` comes with "live" when the
 *   stream did not go on where it broke off, so that events may be missing: what the page shows is to be read again. It comes the first
 *   time too: what happened between the page's first reading and the stream's beginning is in neither.
 * @returns {() => void} Ends the listening.
 */
export function listen(onEvent, onState = () => {}) {
  const listener = { onEvent, onState };
  listeners.add(listener);
  onState(state, false);
  if (source === null) {
    open();
  }

  return () => listeners.delete(listener);
}

function open() {
  let missed = last === "";
  source = new EventSource(address());
  source.addEventListener("open", () => {
    pause = FIRST_PAUSE;
    setLive("live", missed);
    missed = false;
  });
  for (const type of EVENT_TYPES) {
    source.addEventListener(type, pass);
  }

  source.addEventListener("error", () => {
    setLive("reconnecting", false);
    // One that broke off the browser resumes by itself; one that was refused it gives up. We are more patient.
    if (source.readyState === EventSource.CLOSED) {
      comeBack();
    }
  });
}

function address() {
  return last === "" ? "/events" : `/events?after=${encodeURIComponent(last)}`;
}

function pass(message) {
  const event = JSON.parse(message.data);
  if (event.org_id !== org) {
    // Somebody of another organization has signed in meanwhile, in another tab.
    source.close();
    setLive("reconnecting", false);
    comeBack();
    return;
  }

  last = message.lastEventId;
  for (const { onEvent } of [...listeners]) {
    onEvent(event);
  }

  announcedOperations.dispatchEvent(new Event(event.operation_id));
}

function comeBack() {
  setTimeout(reopen, pause);
  pause = Math.min(pause * 2, LONGEST_PAUSE);
}

// Why a stream was refused the browser does not tell a script: it is asked for once more, to see the answer alone.
async function reopen() {
  const seen = new AbortController();
  const answer = await fetch(address(), { headers: { Accept: "text/event-stream" }, cache: "no-store", signal: seen.signal }).catch(() => null);
  seen.abort();
  if (answer === null) {
    open(); // which tries until somebody answers
  } else if (answer.status === 401) {
    sayThatSessionEnded();
    comeBack();
  } else if (answer.ok || answer.status === 400) {
    await goOn(answer.ok);
  } else {
    comeBack();
  }
}

async function goOn(resumes) {
  if (!await renewAntiForgeryToken().catch(() => false)) {
    sayThatSessionEnded();
    comeBack();
    return;
  }

  sayThatSessionGoesOn();
  if (!resumes) {
    // There is no such event in the organization's trail: it is another trail now.
    last = "";
  }

  open();
}

function setLive(now, missed) {
  if (state === now && !missed) {
    return;
  }

  state = now;
  const sign = document.querySelector("[data-live]");
  if (sign !== null) {
    sign.hidden = false;
    sign.dataset.state = now;
    sign.textContent = now === "live" ? "Live" : "Reconnecting …";
  }

  for (const { onState } of [...listeners]) {
    onState(now, missed);
  }
}
