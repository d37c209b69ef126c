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
  if (byId("secret-key-says").textContent !== says) {
    byId("secret-key-says").textContent = says;
  }
}

async function write() {
  clearProblems(form);
  const name = key.value.trim();
  if (name === "" || typedValue() === "") {
    showMissing(name === "" ? "key" : "value");
    return;
  }

  begin("secret", "Sealing …");
  let body;
  try {
    body = { key: name, sealed_value: await seal({ org, workspace: id, name, value: typedValue() }) };
  } catch (error) {
    end();
    refuse({ code: "not_sealed", error: error.message });
    return;
  }

  // It is sealed now: nothing needs it in the clear any more.
  emptyValue();
  await carryOut("secret", { method: "PUT", path: `${path}/secrets`, body, context: body });
}

function finished({ status, result, error }, body) {
  if (status !== "succeeded") {
    refuse(error, body);
    return;
  }

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
    carryOut("secret", { method: "PUT", path: `${path}/secrets`, body, context: body });
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
