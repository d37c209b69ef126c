// Following a command until its outcome.

import { get } from "./api.js";
import { announcedOperations } from "./events.js";

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 5000;

/**
 * @typedef {{operation_id: string, command: string, status: "accepted"|"succeeded"|"rejected"|"failed", workspace_id?: string,
 *   result?: any, error?: import("./api.js").Problem, unreachable?: boolean}} Operation
 *   `unreachable`: it could not be asked for just now; it goes on without us, and so does the following.
 */

/**
 * Follows an operation until its outcome: asks when an event says that something of it happened, else at growing intervals.
 * @param {string} operationId From a 202, or from GET /operations.
 * @param {(operation: Operation) => void} onState Told each state, the outcome included.
 * @param {{signal?: AbortSignal}} [options] Ends the following.
 * @returns {Promise<Operation|null>} The outcome; one of status "failed" with the problem where the operation cannot be asked
 *   for at all (unknown, or no longer allowed); null when the signal ended it.
 */
export async function follow(operationId, onState, { signal } = {}) {
  let shown = "";
  const tell = operation => {
    const state = `${operation.status} ${operation.unreachable === true}`;
    if (state !== shown) {
      shown = state;
      onState(operation);
    }

    return operation;
  };

  for (let pause = FIRST_PAUSE; signal?.aborted !== true; pause = Math.min(pause * 1.6, LONGEST_PAUSE)) {
    const { body, problem, status } = await get(`/operations/${encodeURIComponent(operationId)}`);
    if (signal?.aborted === true) {
      break;
    }

    if (problem === null) {
      const operation = tell(body);
      if (operation.status !== "accepted") {
        return operation;
      }
    } else if (isPassing(status)) {
      tell({ operation_id: operationId, command: "", status: "accepted", unreachable: true });
    } else {
      return tell({ operation_id: operationId, command: "", status: "failed", error: problem });
    }

    await wake(operationId, pause, signal);
  }

  return null;
}

// 401 passes too: who signs in again in another tab goes on here.
function isPassing(status) {
  return status === 0 || status === 401 || status === 429 || status >= 500;
}

// Until an event of the operation, or the time is over.
function wake(operationId, pause, signal) {
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer);
      announcedOperations.removeEventListener(operationId, done);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, pause);
    announcedOperations.addEventListener(operationId, done);
    signal?.addEventListener("abort", done);
  });
}
