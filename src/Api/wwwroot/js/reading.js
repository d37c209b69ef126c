// Reading what a page shows, again and again: one reading at a time, and a burst of events costs one, not one each.

import { get } from "./api.js";

// Long enough to gather what one command causes, too short to be noticed.
const GATHER_MILLISECONDS = 100;

// What could not be read is read again after this: nobody has to reload for a server that was away.
const AGAIN_MILLISECONDS = 3000;

/**
 * Makes the way to ask for readings.
 * @param {() => Promise<void>} read Reads once, and shows it.
 * @returns {() => Promise<void>} Asks for a reading that begins after this, and is over with it: later ones are not waited for.
 */
export function gathered(read) {
  let last = null;
  let next = null;

  async function readAfter(before) {
    await before;
    // The first reading waits for nothing.
    if (before !== null) {
      await pause(GATHER_MILLISECONDS);
    }

    next = null;
    const reading = read();
    // Whatever becomes of it, the one after it goes on.
    last = Promise.allSettled([reading]);
    await reading;
  }

  return () => {
    next ??= readAfter(last);
    return next;
  };
}

/**
 * Reads what a page cannot do without, until it is there.
 * @param {string} path
 * @param {() => void} onProblem Says that it could not be read, and is tried again.
 */
export async function readUntilThere(path, onProblem) {
  let answer = await get(path);
  while (answer.problem !== null) {
    onProblem();
    await pause(AGAIN_MILLISECONDS);
    answer = await get(path);
  }

  return answer.body;
}

/** Tells listeners something, each by itself: what goes wrong with one is reported, and the others hear of it all the same. */
export function tellEach(listeners, ...what) {
  for (const listener of listeners) {
    try {
      listener(...what);
    } catch (error) {
      reportError(error);
    }
  }
}

function pause(milliseconds) {
  return new Promise(resolve => { setTimeout(resolve, milliseconds); });
}
