// Whether the hash chain of the trail holds.

import { get } from "../api.js";
import { byId, element, replace, time } from "../dom.js";
import { sentence } from "../forms.js";

const status = byId("chain-status");
const again = byId("check-chain");

let newer = 0;
let asking = false;

/** Starts it. */
export function watchChain() {
  again.disabled = false;
  again.addEventListener("click", checkChain);
}

/** Has the chain walked, and says what came of it. */
export async function checkChain() {
  if (asking) {
    return;
  }

  // Not disabled: whoever pressed it would lose the focus.
  asking = true;
  newer = 0;
  say("checking", "Checking the hash chain …");
  const { body, problem } = await get("/audit/verification");
  asking = false;
  if (problem !== null) {
    say("unknown", badge("Not known", "warn"), ` Whether the hash chain holds could not be found out. ${sentence(problem.error)}`);
  } else if (body.valid) {
    say("valid", badge("The chain holds", "good"), ` ${counted(body.events)}`, ...body.events === 0 ? [] : [", head ", hash(body.head)],
      " · checked ", time(new Date().toISOString()), element("span", { id: "chain-newer", "aria-live": "off" }));
  } else {
    say("invalid", badge("The chain does not hold", "bad"),
      ` from event ${body.first_invalid_sequence} on: ${body.reason}. What comes before it holds. Compare the rest with a backup of the database.`);
  }
}

/** Counts what has come since: it is not part of what was checked. */
export function noteNewer() {
  newer++;
  const place = document.getElementById("chain-newer");
  if (place !== null) {
    place.textContent = ` · ${counted(newer)} since`;
  }
}

function say(state, ...what) {
  status.dataset.state = state;
  // What must not be overlooked is read out at once.
  status.setAttribute("role", state === "invalid" ? "alert" : "status");
  replace(status, ...what);
}

function badge(text, tone) {
  return element("span", { class: `badge badge-${tone}` }, text);
}

function hash(text) {
  return element("span", { class: "mono", title: text }, text.slice(0, 12));
}

function counted(events) {
  return `${events} ${events === 1 ? "event" : "events"}`;
}
