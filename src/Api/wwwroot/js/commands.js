// The commands of a page, one at a time: sent, offered again where that is of use, and followed until their outcome.

import { newKey, send } from "./api.js";
import { progress } from "./progress.js";

/**
 * A command: what is sent, and what its sender wants to have back with the outcome.
 * @typedef {{method: "POST"|"PUT"|"DELETE", path: string, body?: object, context?: any, onAccepted?: () => void}} Command
 *   `onAccepted`: what was typed for it is not needed any more.
 */

/**
 * Makes the way to send commands.
 * @param {Parameters<progress>[0]} subject
 * @param {{onBusy: (busy: boolean) => void, read: (place: string, operation: import("./operations.js").Operation) => Promise<void>,
 *   onOutcome: (place: string, operation: import("./operations.js").Operation, context: any) => void}} listening
 *   `onBusy`: whether something is under way, during which nothing else can be sent. `read`: reads again what the outcome may have
 *   changed, before `onOutcome` tells of it; its `context` is the command's, or null where it was sent before a reload.
 */
export function commands(subject, { onBusy, read, onOutcome }) {
  const { tell, focus, kept, followKept, offerAgain } = progress(subject);

  /** Says that something is under way that is not sent yet. */
  function begin(place, text) {
    onBusy(true);
    tell(place, "accepted", text);
    focus();
  }

  /** Ends what `begin` began, without an outcome. */
  function end() {
    onBusy(false);
  }

  /**
   * Sends a command and follows it until its outcome.
   * @param {string} place
   * @param {Command} command
   */
  async function carryOut(place, command) {
    begin(place, "Sending …");
    await submit(place, command, newKey());
  }

  /** Goes on with what was under way when the page was left. To be called before anything can be sent. */
  async function resume() {
    const before = kept();
    onBusy(before !== null);
    if (before !== null) {
      await finish(before.id, before.place, null, true);
    }
  }

  async function submit(place, command, idempotencyKey) {
    const { method, path, context = null } = command;
    const { body, problem } = await send(method, path, command.body, { idempotencyKey });
    if (problem === null) {
      command.onAccepted?.();
      await finish(body.operation_id, place, context, false);
    } else if (isPassing(problem)) {
      onBusy(false);
      offerAgain(place, problem, mayHaveArrived(problem), () => {
        begin(place, "Sending again …");
        submit(place, command, idempotencyKey);
      });
    } else {
      await conclude(place, { status: "rejected", error: problem }, context);
    }
  }

  async function finish(id, place, context, fromBefore) {
    const followed = await followKept(id, place, fromBefore);
    if (fromBefore && followed.operation.error?.code === "operation_not_found") {
      // It was somebody else's, who was signed in here before.
      onBusy(false);
    } else {
      await conclude(followed.place, followed.operation, context);
    }
  }

  async function conclude(place, operation, context) {
    await read(place, operation);
    onBusy(false);
    onOutcome(place, operation, context);
  }

  return { begin, carryOut, end, focus, resume, tell };
}

// Not about what was sent: the very same may go through later, with what is sealed in it, which nobody can enter again from the page.
function isPassing({ status, code }) {
  return status === 401 || status === 429 || code === "antiforgery_required" || mayHaveArrived({ status });
}

function mayHaveArrived({ status }) {
  return status === 0 || status >= 500;
}
