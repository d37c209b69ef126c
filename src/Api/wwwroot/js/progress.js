// Where an operation that is under way is, told beside what was pressed. It outlives the page: a reload goes on following it.

import { follow } from "./api.js";
import { byId, element, replace } from "./dom.js";
import { sentence } from "./forms.js";

/**
 * Makes the place of one subject's operations, of which one is under way at a time.
 * @param {{key: string, status: HTMLElement, places: Object<string, {command: string, doing: string}>}} subject
 *   `key`: under which the operation's id and place are kept in the tab's storage; nothing else is. `status`: the element that says it, of
 *   class "operation", with role="status" and tabindex="-1"; it moves to `#{place}-progress`. `places`: what can be pressed, each with
 *   the command that it sends and what is said meanwhile, for example "Saving …"; the first is that of an operation that nobody knows.
 */
export function progress({ key, status, places }) {
  const first = Object.keys(places)[0];

  /**
   * Says where things are.
   * @param {string} place One of the places.
   * @param {"accepted"|"succeeded"|"rejected"|"failed"} state
   * @param {string} text
   * @param {...Node} more What follows the text.
   */
  function tell(place, state, text, ...more) {
    const holder = byId(`${place}-progress`);
    // What is written again is read out again.
    if (more.length === 0 && status.parentElement === holder && status.dataset.state === state && status.textContent === text) {
      return;
    }

    if (status.parentElement !== holder) {
      holder.append(status);
    }

    status.dataset.state = state;
    replace(status, element("span", {}, text), ...more);
  }

  /** Puts the focus there: what was pressed cannot be pressed any more. */
  function focus() {
    status.focus();
  }

  /** The operation that was under way when the page was left, and where it was pressed; null where there was none. */
  function kept() {
    const [id, place] = sessionStorage.getItem(key)?.split(" ") ?? [];
    return id === undefined ? null : { id, place: Object.hasOwn(places, place ?? "") ? place : null };
  }

  /**
   * Follows an operation until its outcome, which it leaves to the caller to tell.
   * @param {string} id
   * @param {string|null} place null where it is not known.
   * @param {boolean} [fromBefore] From before a reload: by now it may be nobody's who is signed in.
   * @returns {Promise<{operation: import("./operations.js").Operation, place: string}>}
   */
  async function followKept(id, place, fromBefore = false) {
    sessionStorage.setItem(key, place === null ? id : `${id} ${place}`);
    // That is certain already, however long it takes until somebody can be asked.
    if (!fromBefore) {
      tell(place, "accepted", `Accepted. ${places[place].doing}`);
    }

    const operation = await follow(id, ({ command, status: now, unreachable }) => {
      place ??= placeOf(command);
      if (now === "accepted") {
        tell(place ?? first, now, unreachable
          ? "Accepted. The server cannot be asked just now; what was accepted goes on, and this page asks again."
          : `Accepted. ${places[place ?? first].doing}`);
      }
    });
    sessionStorage.removeItem(key);
    return { operation, place: place ?? first };
  }

  /**
   * Says that what was sent did not get through, or that nobody knows, and offers to send the very same again: with the same key it takes
   * effect once, however often it is sent; what is sealed in it can be kept for that, which what was typed could not.
   * @param {string} place
   * @param {import("./api.js").Problem} problem
   * @param {boolean} mayHaveArrived
   * @param {() => void} again
   */
  function offerAgain(place, problem, mayHaveArrived, again) {
    tell(place, "failed", `${sentence(problem.error)} ${mayHaveArrived
      ? "It may not have arrived; sending it again does no harm."
      : "It did not take effect. Nothing has to be entered again: send it again when that is mended."}`,
      element("p", { class: "actions" }, element("button", {
        class: "quiet small", type: "button", onclick: () => {
          tell(place, "accepted", "Sending again …");
          focus();
          again();
        },
      }, "Send it again")));
    focus();
  }

  function placeOf(command) {
    return command === "" ? null : Object.keys(places).find(place => places[place].command === command) ?? first;
  }

  return { tell, focus, kept, followKept, offerAgain };
}
