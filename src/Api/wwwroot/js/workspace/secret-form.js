// Writing a secret. Its value is sealed here, and its field emptied, before anything is sent.

import { byId } from "../dom.js";
import { clearProblems, sentence, showProblem } from "../forms.js";
import { seal } from "../seal.js";
import { org } from "../session.js";
import { known, watchBoard } from "./board.js";
import { showBlocked } from "./blocked.js";
import { begin, carryOut, end, focusProgress, handle, tell, watchBusy } from "./operations.js";
import { emptyValue, typedValue, valueField, watchValue } from "./secret-value.js";
import { id, modePath, path } from "./subject.js";

const form = byId("secret-form");
const key = byId("secret-key");
const save = byId("secret-save");

// A sealed value that was refused for something else: it serves the next save of the same name.
let held = null;

/** Starts it. */
export function watchSecretForm() {
  watchValue();
  watchBusy(busy => {
    save.disabled = busy;
    form.querySelector('[data-testid="switch-to-byok"]')?.toggleAttribute("disabled", busy);
  });
  watchBoard(describe);
  handle("secret", finished);
  handle("switch", switched);
  key.addEventListener("input", () => describe(known()));
  form.addEventListener("submit", event => {
    event.preventDefault();
    if (!save.disabled) {
      write();
    }
  });
  save.disabled = false;
}

/** Has the form ask for the value of a secret; or for both, without a name. */
export function prefill(name) {
  clearProblems(form);
  key.value = name;
  describe(known());
  form.scrollIntoView({ block: "nearest" });
  (name === "" ? key : valueField()).focus();
}

// Says what a save would do to what is there.
function describe({ secrets }) {
  const there = secrets?.find(secret => secret.key === key.value.trim());
  const says = there === undefined ? "" : there.scope === "workspace" ? "The workspace has it already: its value is replaced." : "It takes the place of the organization's here.";
  say("secret-key-says", says);
  say("secret-held", held !== null && held.key === key.value.trim() ? "The value that you entered before is used, sealed as it was, unless you enter another one." : "");
}

// What is written again is read out again.
function say(place, words) {
  if (byId(place).textContent !== words) {
    byId(place).textContent = words;
  }
}

function hold(body) {
  held = body;
  describe(known());
}

function isAboutValue({ field }) {
  return field === "sealed_value" || field === "value";
}

async function write() {
  clearProblems(form);
  const name = key.value.trim();
  if (name === "" || (typedValue() === "" && held?.key !== name)) {
    showMissing(name === "" ? "key" : "value");
    return;
  }

  if (typedValue() === "") {
    send(held);
    return;
  }

  begin("secret", "Sealing …");
  const typed = typedValue();
  let body;
  try {
    body = { key: name, sealed_value: await seal({ org, workspace: id, name, value: typed }) };
  } catch (error) {
    end();
    refuse({ code: "not_sealed", error: error.message });
    return;
  }

  // Until it is accepted, what was typed stays where it is: it may be refused at once, for something else.
  await send(body, () => {
    if (typedValue() === typed) {
      emptyValue();
    }
  });
}

function send(body, onAccepted = () => {}) {
  return carryOut("secret", { method: "PUT", path: `${path}/secrets`, body, context: body, onAccepted });
}

function finished({ operation_id: accepted, status, result, error }, body) {
  if (status !== "succeeded") {
    if (accepted !== undefined) {
      hold(isAboutValue(error) ? null : body);
    }

    refuse(error, body);
    return;
  }

  hold(null);

  clearProblems(form);
  tell("secret", status, `Saved: ${result.key}.`, known().workspace?.stale && " It goes in once the workspace is provisioned again.");
  focusProgress();
  // Meanwhile the next one may have been begun.
  if (key.value.trim() === result.key && typedValue() === "") {
    key.value = "";
    describe(known());
  }
}

function refuse(problem, body = null) {
  tell("secret", "rejected", "Not saved.");
  if (problem.code === "direct_vendor_key_blocked") {
    showProblem(form, { ...problem, field: "key", error: `${problem.key ?? "this name"} is a vendor key, and those are blocked here` });
    showBlocked(byId("secret-error"), problem, known().resolution, body !== null, () => switchMode(body));
    byId("secret-error").focus();
    return;
  }

  // A sealed value was typed into the field of the plain one.
  showProblem(form, { ...problem, field: problem.field?.replace(/^sealed_/, "") });
}

// The sealed value is kept in this function's hand, so that it need not be typed again: it opens for nobody but the worker, and there
// only as this very secret of this very workspace. The value in the clear is gone.
function switchMode(body) {
  carryOut("switch", { method: "PUT", path: modePath, body: { mode: "byok" }, context: body });
}

function switched({ status, error }, body) {
  if (status !== "succeeded") {
    tell("switch", "rejected", `Not switched. ${sentence(error.error)}`);
    focusProgress();
  } else if (body !== null && typedValue() === "" && key.value.trim() === body.key) {
    send(body);
  } else {
    clearProblems(form);
    tell("secret", "succeeded", "Switched to byok. Now save the secret; a value that was sent before has to be entered again.");
    valueField().focus();
  }
}

function showMissing(field) {
  const error = field === "key" ? "enter the name of the secret" : "enter its value; to have none, delete the secret instead";
  showProblem(form, { field, error });
}
