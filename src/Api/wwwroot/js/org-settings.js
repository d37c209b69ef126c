// The page of the organization's model: reads it, saves it, rolls it back, and shows when somebody else does.

import { get, newKey, send } from "./api.js";
import { byId } from "./dom.js";
import { listen } from "./events.js";
import { clearProblems, sentence, showProblem } from "./forms.js";
import { active, own, refresh, setBoardBusy, takeNames, watchBoard } from "./org-settings/board.js";
import { afterSave, emptySecrets, entered, fillFrom, setBusy, stopKeeping, takeActive, takeCapability, watch } from "./org-settings/form.js";
import { focusProgress, followKept, kept, offerAgain, tell } from "./org-settings/progress.js";
import { bodyOf, fieldOf } from "./org-settings/request.js";

const form = byId("set-model-form");

watch();
watchBoard({ onActive: takeActive, onEdit: fillFrom, onRollback: rollBack });
form.addEventListener("submit", event => {
  event.preventDefault();
  // The key Enter in a field asks for it too, whatever the button says.
  if (!byId("save").disabled) {
    save();
  }
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") {
    refresh();
  }
});
listen(
  event => {
    if (event.type === "OrgModelActivated") {
      refresh();
    }
  },
  (state, missed) => {
    if (missed) {
      refresh();
    }
  });
begin();

async function begin() {
  const [{ body, problem }] = await Promise.all([get("/org/llm-config/capability"), refresh()]);
  if (problem !== null) {
    setBusy(true, "The providers could not be read. Reload the page to try again.");
    return;
  }

  takeCapability(body);
  takeNames(body.providers);
  const id = kept();
  if (id === null) {
    setWorking(false);
  } else {
    await finish(id, null);
  }
}

async function save() {
  const values = entered();
  clearProblems(form);
  setWorking(true);
  tell("save", "accepted", "Sealing …");
  focusProgress();
  let body;
  try {
    body = await bodyOf(values, active()?.version ?? 0);
  } catch (error) {
    refuse({ status: 0, code: "not_sealed", error: error.message });
    return;
  }

  // It is sealed now: nothing needs it in the clear any more.
  values.credential = "";
  emptySecrets();
  await submit("save", "PUT", "/org/llm-config", body, newKey());
}

async function rollBack(version) {
  clearProblems(form);
  setWorking(true);
  tell("rollback", "accepted", "Sending …");
  focusProgress();
  await submit("rollback", "POST", "/org/llm-config/rollback", { version }, newKey());
}

async function submit(place, method, path, body, idempotencyKey) {
  const { body: accepted, problem, status } = await send(method, path, body, { idempotencyKey });
  if (problem === null) {
    await finish(accepted.operation_id, place);
  } else if (status === 0 || status >= 500) {
    setWorking(false);
    offerAgain(place, problem, () => {
      setWorking(true);
      submit(place, method, path, body, idempotencyKey);
    });
  } else {
    refuse(problem, place);
  }
}

async function finish(id, place) {
  setWorking(true);
  const followed = await followKept(id, place);
  const { status, result, error } = followed.operation;
  if (status === "succeeded") {
    own(result.version);
    await refresh();
    tell(followed.place, status, followed.place === "rollback"
      ? `Rolled back: version ${result.version} is active, with the configuration of version ${result.rolled_back_from}.`
      : `Saved: version ${result.version} is active.`);
    if (place === "save") {
      afterSave();
    }

    setWorking(false);
  } else if (place === null && error.code === "operation_not_found") {
    // It was somebody else's, who was signed in here before.
    setWorking(false);
  } else {
    await refresh();
    refuse(error, followed.place);
  }
}

// Says what went wrong where it belongs, and leaves everything else that was typed as it is.
function refuse(problem, place = "save") {
  setWorking(false);
  if (problem.code === "version_conflict") {
    tell(place, "rejected", "Not saved.");
    showProblem(form, { ...problem, field: undefined, error: conflict() ?? problem.error });
  } else if (place === "rollback") {
    tell(place, "rejected", `Not rolled back. ${sentence(problem.error)}`);
    focusProgress();
    return;
  } else {
    if (problem.code === "credential_required") {
      stopKeeping();
    }

    tell(place, "rejected", "Not saved.");
    showProblem(form, { ...problem, field: fieldOf(problem) });
  }

  form.querySelector("[data-form-error]").focus();
}

// By now the card shows it, so that the next save is upon it.
function conflict() {
  const { version, canonical_model: model, created_by: by } = active() ?? {};
  return version && `Somebody saved version ${version} meanwhile: ${model}, by ${by}. Look at it, then save again to put yours in its place.`;
}

function setWorking(now) {
  setBusy(now, "Wait until what is under way is done.");
  setBoardBusy(now);
}
