// What happens in the organization, as it happens: one event stream per page.

import { get } from "./api.js";
import { EVENT_TYPES } from "./event-types.js";

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30000;

/** Gets an event of the type of an operation's id whenever something of that operation happened; operations.js listens. */
export const announcedOperations = new EventTarget();

const listeners = new Set();
let source = null;
let state = "connecting";
let pause = FIRST_PAUSE;
let wasLive = false;
let last = "";

/**
 * An audit event: what GET /audit lists.
 * @typedef {{event_id: string, sequence: number, type: string, actor: string, operation_id: string, workspace_id: string|null,
 *   occurred_at: string}} AuditEvent
 */

/**
 * Listens to the organization's events. However many listen, a page has one stream; the browser resumes it where it broke off.
 * @param {(event: AuditEvent) => void} onEvent
 * @param {(state: "connecting"|"live"|"reconnecting", missed: boolean) => void} [onState] `missed` comes with "live" when the
 *   stream could not be resumed, so that events may be missing: what the page shows is to be read again.
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
  source = new EventSource(last === "" ? "/events" : `/events?after=${encodeURIComponent(last)}`);
  let missed = wasLive && last === "";
  source.addEventListener("open", () => {
    wasLive = true;
    pause = FIRST_PAUSE;
    setLive("live", missed);
    missed = false;
  });
  for (const type of EVENT_TYPES) {
    source.addEventListener(type, pass);
  }

  source.addEventListener("error", () => {
    setLive("reconnecting", false);
    // A stream that was refused (and not only broken off) is given up by the browser; we are more patient.
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(reopen, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
  });
}

function pass(message) {
  last = message.lastEventId;
  const event = JSON.parse(message.data);
  for (const { onEvent } of [...listeners]) {
    onEvent(event);
  }

  announcedOperations.dispatchEvent(new Event(event.operation_id));
}

// Why a stream was refused a script is not told: asking for anything shows whether the session has ended, and says so.
async function reopen() {
  await get("/sealing-keys");
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
