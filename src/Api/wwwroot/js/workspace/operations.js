// Commands about the workspace, one at a time: the organization's are carried out in their order anyhow.

import { newKey, send } from "../api.js";
import { byId, element } from "../dom.js";
import { sentence } from "../forms.js";
import { progress } from "../progress.js";
import { refresh } from "./board.js";
import { id } from "./subject.js";

const { tell, focus, kept, followKept } = progress({
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
});

const handlers = new Map();
const listeners = [];
let busy = false;

export { focus as focusProgress, tell };

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

/** Says that something is under way that is not sent yet. */
export function begin(place, text) {
  setBusy(true);
  tell(place, "accepted", text);
  focus();
}

/**
 * Sends a command and follows it until its outcome, which the place's handler gets.
 * @param {string} place
 * @param {{method: "POST"|"PUT"|"DELETE", path: string, body?: object, context?: any}} request
 */
export async function carryOut(place, request) {
  begin(place, "Sending …");
  await submit(place, request, newKey());
}

/** Goes on with what was under way when the page was left. */
export async function resume() {
  const operation = kept();
  if (operation !== null) {
    setBusy(true);
    await finish(operation, null, null);
  }
}

/** Ends what `begin` began, without an outcome. */
export function end() {
  setBusy(false);
}

async function submit(place, request, idempotencyKey) {
  const { body, problem, status } = await send(request.method, request.path, request.body, { idempotencyKey });
  if (problem === null) {
    await finish(body.operation_id, place, request.context ?? null);
  } else if (status === 0 || status === 429 || status >= 500) {
    offerAgain(place, request, idempotencyKey, problem);
  } else {
    await conclude(place, { status: "rejected", error: problem }, request.context ?? null);
  }
}

// Nobody knows whether it arrived. With the same key it takes effect once, however often it is sent.
function offerAgain(place, request, idempotencyKey, problem) {
  setBusy(false);
  tell(place, "failed", `${sentence(problem.error)} It may not have arrived; sending it again does no harm.`,
    element("p", { class: "actions" }, element("button", {
      class: "quiet small", type: "button", onclick: () => {
        begin(place, "Sending again …");
        submit(place, request, idempotencyKey);
      },
    }, "Send it again")));
  focus();
}

async function finish(operationId, place, context) {
  const followed = await followKept(operationId, place);
  // It was somebody else's, who was signed in here before.
  if (place === null && followed.operation.error?.code === "operation_not_found") {
    setBusy(false);
    return;
  }

  await conclude(followed.place, followed.operation, context);
}

async function conclude(place, operation, context) {
  // Of what is deleted there is nothing more to read.
  if (place !== "deletion" || operation.status !== "succeeded") {
    await refresh();
  }

  setBusy(false);
  handlers.get(place)(operation, context);
}

function setBusy(now) {
  busy = now;
  for (const listener of listeners) {
    listener(now);
  }
}
