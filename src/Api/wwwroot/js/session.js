// The session of the page: its anti-forgery token, and what happens when it ends.

import { byId, element, replace } from "./dom.js";

/** Whose page this is: the organization and the subject of the token that it was made with. */
export const org = document.body.dataset.org ?? "";
export const subject = document.body.dataset.subject ?? "";

let csrfToken = metaToken(document);

// Pages tell each other whose they are: after somebody signed in, or out, in another tab, this one may be of a session that is over.
const tabs = "BroadcastChannel" in globalThis ? new BroadcastChannel("messaging-session") : null;
const whose = `${org} ${subject}`;
const doubts = new EventTarget();
tabs?.addEventListener("message", ({ data }) => {
  if (data !== whose) {
    checkSession();
  }
});
tabs?.postMessage(whose);

/** The token that a request which changes something is sent with; "" without a session. */
export function antiForgeryToken() {
  return csrfToken;
}

/**
 * Takes the anti-forgery token of the session as it is now: somebody who signed in again in another tab goes on here.
 * @returns {Promise<boolean>} whether there is one, and still of the same person in the same organization.
 */
export async function renewAntiForgeryToken() {
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" }, cache: "no-store" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = metaToken(page);
  // Whatever the page says of itself: with the token it is one of a session, and whose is what counts.
  if (token === "" || page.body.dataset.org !== org || page.body.dataset.subject !== subject) {
    return false;
  }

  csrfToken = token;
  return true;
}

/**
 * Goes on with the session as it is now, and says whether it does.
 * @returns {Promise<boolean>} whether there is one, and still of the same person in the same organization.
 */
export async function takeSession() {
  const goesOn = await renewAntiForgeryToken().catch(() => false);
  (goesOn ? sayThatSessionGoesOn : sayThatSessionEnded)();
  return goesOn;
}

/** Listens for the session's being in doubt: it has ended, or is somebody else's. */
export function onSessionInDoubt(listener) {
  doubts.addEventListener("doubt", listener);
}

async function checkSession() {
  // A server that does not answer says nothing about the session.
  if (!await renewAntiForgeryToken().catch(() => true)) {
    sayThatSessionEnded();
    doubts.dispatchEvent(new Event("doubt"));
  }
}

/** Says that the session has ended, and leaves everything on the page as it is: nothing typed is lost. */
export function sayThatSessionEnded() {
  const place = byId("session-notice");
  if (place.hasChildNodes()) {
    return;
  }

  const back = encodeURIComponent(location.pathname + location.search);
  replace(place, element("p", { class: "notice notice-warning" },
    "Your session has ended, or is somebody else's now. ",
    element("a", { href: `/login?return_to=${back}`, target: "_blank", rel: "opener" }, "Sign in again in a new tab"),
    ", then go on here: what you have typed is still there."));
}

/** Takes that back, when a request went through again. */
export function sayThatSessionGoesOn() {
  const place = document.getElementById("session-notice");
  if (place?.hasChildNodes()) {
    replace(place);
  }
}

function metaToken(page) {
  return page.querySelector('meta[name="csrf-token"]')?.content ?? "";
}
