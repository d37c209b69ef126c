// The page of the organization's model: reads it, saves it, rolls it back, and shows when somebody else does.

import { commands } from "./commands.js";
import { byId } from "./dom.js";
import { listen } from "./events.js";
import { clearProblems, sentence, showProblem } from "./forms.js";
import { active, own, refresh, setBoardBusy, takeNames, watchBoard } from "./org-settings/board.js";
import { afterSave, emptySecrets, entered, fillFrom, holdCredential, setBusy, stopKeeping, takeActive, takeCapability, watch } from "./org-settings/form.js";
import { bodyOf, fieldOf, isAboutCredential } from "./org-settings/request.js";
import { readUntilThere } from "./reading.js";

const form = byId("set-model-form");
const { begin: sending, carryOut, end, focus: focusProgress, resume, tell } = commands(
  {
    key: "org-model-operation",
    status: byId("operation-status"),
    places: {
      save: { command: "set_org_model", doing: "Saving …" },
      rollback: { command: "rollback_org_model", doing: "Rolling back …" },
    },
  },
  {
    onBusy: busy => {
      setBusy(busy, "Wait until what is under way is done.");
      setBoardBusy(busy);
    },
    read: async (place, { status, result }) => {
      if (status === "succeeded") {
        own(result.version);
      }

      await refresh();
    },
    onOutcome: finished,
  });

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
  // Going back waits too: before a reload something may have been sent.
  setBoardBusy(true);
  await Promise.all([offerProviders(), refresh()]);
  await resume();
}

async function offerProviders() {
  const capability = await readUntilThere("/org/llm-config/capability",
    () => setBusy(true, "The providers could not be read. It is tried again by itself."));
  takeCapability(capability);
  takeNames(capability.providers);
}

async function save() {
  const values = entered();
  clearProblems(form);
  sending("save", "Sealing …");
  let body;
  try {
    body = await bodyOf(values, active()?.version ?? 0);
  } catch (error) {
    end();
    refuse({ status: 0, code: "not_sealed", error: error.message }, "save");
    return;
  }

  const typed = values.credential;
  values.credential = "";
  // Until it is accepted, what was typed stays where it is: it may be refused at once, for something else.
  await carryOut("save", { method: "PUT", path: "/org/llm-config", body, context: body, onAccepted: () => emptySecrets(typed) });
}

function rollBack(version) {
  clearProblems(form);
  carryOut("rollback", { method: "POST", path: "/org/llm-config/rollback", body: { version } });
}

function finished(place, { operation_id: accepted, status, result, error }, sent) {
  if (status !== "succeeded") {
    if (place === "save" && sent !== null && accepted !== undefined) {
      // The field is empty by now. Sealed, it serves the next save, unless it is what was wrong.
      holdCredential(isAboutCredential(error) ? null : sent);
    }

    refuse(error, place);
    return;
  }

  tell(place, status, place === "rollback"
    ? `Rolled back: version ${result.version} is active, with the configuration of version ${result.rolled_back_from}.`
    : `Saved: version ${result.version} is active.`);
  if (place === "save") {
    holdCredential(null);
  }

  if (place === "save" && sent !== null) {
    afterSave();
  }
}

// Says what went wrong where it belongs, and leaves everything else that was typed as it is.
function refuse(problem, place) {
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
