// Commands about the workspace, one at a time: the organization's are carried out in their order anyhow.

import { commands } from "../commands.js";
import { byId } from "../dom.js";
import { tellEach } from "../reading.js";
import { refresh } from "./board.js";
import { id } from "./subject.js";

const handlers = new Map();
const listeners = [];
let busy = false;

export const { begin, carryOut, end, focus: focusProgress, resume, tell } = commands(
  {
    key: `workspace-operation-${id}`,
    status: byId("operation-status"),
    places: {
      provision: { command: "provision_workspace", doing: "Starting the workspace …" },
      mode: { command: "set_workspace_billing_mode", doing: "Saving …" },
      switch: { command: "set_workspace_billing_mode", doing: "Switching to byok …" },
      secret: { command: "set_workspace_secret", doing: "Saving …" },
      "secret-deletion": { command: "delete_workspace_secret", doing: "Deleting …" },
      deletion: { command: "delete_workspace", doing: "Deleting the workspace …" },
    },
  },
  {
    onBusy: now => {
      busy = now;
      tellEach(listeners, now);
    },
    // Of what is deleted there is nothing more to read.
    read: async (place, { status }) => {
      if (place !== "deletion" || status !== "succeeded") {
        await refresh();
      }
    },
    onOutcome: (place, operation, context) => handlers.get(place)(operation, context),
  });

/**
 * Says what is done with the outcomes of a place, by when everything has been read again. They may be of before a reload.
 * @param {string} place
 * @param {(operation: import("../operations.js").Operation, context: any) => void} onOutcome `context` is what `carryOut` was
 *   given; null after a reload.
 */
export function handle(place, onOutcome) {
  handlers.set(place, onOutcome);
}

/** Hears whether something is under way, during which nothing else can be sent. */
export function watchBusy(listener) {
  listeners.push(listener);
}

/** Whether something is under way. */
export function isBusy() {
  return busy;
}
