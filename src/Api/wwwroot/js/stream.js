// The event stream of this page: it resumes where it broke off, comes back when it was refused, and ends with the session.

import { EVENT_TYPES } from "./event-types.js";
import { org, sayThatSessionEnded, takeSession } from "./session.js";

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30000;

/**
 * Opens the stream.
 * @param {string} after The id of the last event that was heard; "" to begin with what happens next.
 * @param {(event: import("./events.js").AuditEvent, id: string) => void} onEvent
 * @param {(state: "live"|"reconnecting", missed: boolean) => void} onState `missed` comes with "live" when the stream did not go
 *   on where the last one broke off.
 * @returns {{breakOff: () => void}} Ends it where the session may have ended; it comes back when there is one again.
 */
export function openStream(after, onEvent, onState) {
  let last = after;
  let pause = FIRST_PAUSE;
  let source = null;

  function open() {
    let missed = last === "";
    source = new EventSource(address());
    source.addEventListener("open", () => {
      pause = FIRST_PAUSE;
      onState("live", missed);
      missed = false;
    });
    for (const type of EVENT_TYPES) {
      source.addEventListener(type, pass);
    }

    source.addEventListener("error", () => {
      onState("reconnecting", false);
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
      breakOff();
      return;
    }

    last = message.lastEventId;
    onEvent(event, last);
  }

  function breakOff() {
    if (source !== null && source.readyState !== EventSource.CLOSED) {
      source.close();
      onState("reconnecting", false);
      comeBack();
    }
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
    if (!await takeSession()) {
      comeBack();
      return;
    }

    if (!resumes) {
      // There is no such event in the organization's trail: it is another trail now.
      last = "";
    }

    open();
  }

  open();
  return { breakOff };
}
