// What is known of the workspace. Everything is read together: each part of the page says what it means for the others.

import { get } from "../api.js";
import { gathered, tellEach } from "../reading.js";
import { id, modePath, path } from "./subject.js";

// When something could not be read for a passing reason.
const PAUSE_BEFORE_TRYING_AGAIN = 5000;

/**
 * What the routes say, each as the last answer that was of use; null for what was never read.
 * @typedef {{workspace: any, resolution: any, secrets: any[]|null, environment: any,
 *   problems: Object<string, import("../api.js").Problem|null>}} Board
 *   `problems`: by the same names, what is wrong with the newest answer.
 */

const ROUTES = { workspace: path, resolution: modePath, secrets: `${path}/secrets`, environment: `${path}/environment` };
const WHAT_CONCERNS_ALL = ["OrgBillingDefaultSet", "OrgModelActivated", "OrgSecretDeleted", "OrgSecretSet"];

const listeners = [];
let board = { workspace: null, resolution: null, secrets: null, environment: null, problems: {} };
let timer = null;

/** Hears of every reading. */
export function watchBoard(listener) {
  listeners.push(listener);
}

/** What is known now. */
export function known() {
  return board;
}

/** Whether an event may have changed what is shown. */
export function concerns({ type, workspace_id: about }) {
  return about === id || WHAT_CONCERNS_ALL.includes(type);
}

/** Reads and shows everything again. Whoever asks while it is being read waits for the reading after that one. */
export const refresh = gathered(read);

async function read() {
  clearTimeout(timer);
  const names = Object.keys(ROUTES);
  const answers = await Promise.all(names.map(name => get(ROUTES[name])));
  board = { ...board, problems: {} };
  names.forEach((name, index) => {
    const { body, problem } = answers[index];
    board.problems[name] = problem;
    board[name] = problem === null ? body : board[name];
  });
  tellEach(listeners, board);
  if (Object.values(board.problems).some(problem => problem !== null && (problem.status === 0 || problem.status >= 429))) {
    timer = setTimeout(refresh, PAUSE_BEFORE_TRYING_AGAIN);
  }
}
