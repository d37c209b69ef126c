// What happens in the organization, as it happens. The tabs of a browser share one stream: over plain HTTP a browser has six
// connections to a server, and a stream for each tab would leave none for anything else.

import { onSessionInDoubt, org, subject, takeSession } from "./session.js";
import { openStream } from "./stream.js";

/** Gets an event of the type of an operation's id whenever something of that operation happened; operations.js listens. */
export const announcedOperations = new EventTarget();

const listeners = new Set();
const shared = `messaging-events ${org} ${subject}`;
// Browsers have both, or the page came over plain http from another machine: then it has a stream of its own.
const tabs = navigator.locks !== undefined && "BroadcastChannel" in globalThis ? new BroadcastChannel(shared) : null;

let begun = false;
let state = "connecting";

// Of the tab that has the stream: the stream. Of the others: null.
let stream = null;

// The last event that was heard, in whichever tab; "" before any was, and when it is of no use any more.
let last = "";

/**
 * An audit event: what GET /audit lists.
 * @typedef {{event_id: string, org_id: string, sequence: number, type: string, actor: string, operation_id: string,
 *   workspace_id: string|null, occurred_at: string, hash: string, previous_hash: string}} AuditEvent
 */

/**
 * Listens to the organization's events. However many listen, there is one stream; it resumes where it broke off.
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
  if (!begun) {
    begun = true;
    begin();
  }

  return () => listeners.delete(listener);
}

function begin() {
  onSessionInDoubt(() => stream?.breakOff());
  if (tabs === null) {
    lead();
    return;
  }

  tabs.addEventListener("message", ({ data }) => hear(data));
  // Whoever has the lock has the stream, until its page goes; then the next tab takes both over.
  navigator.locks.request(shared, () => {
    lead();
    return new Promise(() => {});
  });
  tabs.postMessage({ kind: "who" });
}

function lead() {
  stream = openStream(last, (event, id) => {
    pass(event, id);
    tabs?.postMessage({ kind: "event", event, id });
  }, (now, missed) => {
    if (missed) {
      last = "";
    }

    setState(now, missed);
    tabs?.postMessage({ kind: "state", now, missed });
  });
}

// What another tab says.
function hear({ kind, event, id, now, missed }) {
  if (kind === "who") {
    if (stream !== null) {
      tabs.postMessage({ kind: "state", now: state, missed: false });
    }
  } else if (stream === null && kind === "event") {
    pass(event, id);
  } else if (stream === null && kind === "state") {
    if (missed) {
      last = "";
    }

    // The first time something may have happened since this page was read.
    setState(now, missed || (now === "live" && state === "connecting"));
  }
}

function pass(event, id) {
  // A tab that took the stream over resumes where it was itself, which may be an event behind the others.
  if (last !== "" && Number(id) <= Number(last)) {
    return;
  }

  last = id;
  for (const { onEvent } of [...listeners]) {
    onEvent(event);
  }

  announcedOperations.dispatchEvent(new Event(event.operation_id));
}

function setState(now, missed) {
  if (state === now && !missed) {
    return;
  }

  const before = state;
  state = now;
  if (stream === null && now === "live" && before === "reconnecting") {
    // The tab that has the stream found a session that goes on: so does this one, with that session's token.
    takeSession();
  }

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
