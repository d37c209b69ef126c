// The part about the billing mode.

import { byId, element, replace, setState } from "../dom.js";
import { clearProblems, sentence, showProblem } from "../forms.js";
import { known, watchBoard } from "./board.js";
import { carryOut, focusProgress, handle, isBusy, tell, watchBusy } from "./operations.js";
import { choiceOf, explain, explainUnknown, isGarbled, quoted } from "./resolution.js";
import { id, modePath } from "./subject.js";

const SAYS = {
  inherit: "What the organization sets decides; where it sets nothing, the platform pays.",
  platform_managed: "The platform's proxy and credits. Vendor keys are kept out of the environment.",
  byok: "The customer's own key. Vendor keys can be written as secrets, and go in.",
  disabled: "No LLM is wired; the environment is left as it is.",
};

const form = byId("mode-form");
const select = byId("billing-mode");
const save = byId("billing-mode-save");

// What was stored when the select was last put there; undefined until something was read.
let shown;

/** Starts it. */
export function watchBilling() {
  watchBoard(render);
  watchBusy(enable);
  handle("mode", finished);
  select.addEventListener("change", describe);
  form.addEventListener("submit", event => {
    event.preventDefault();
    // The key Enter asks for it too, whatever the button says.
    if (!save.disabled) {
      saveMode();
    }
  });
}

/** Tells of a change by somebody else, which may be upon what is chosen here. */
export function noticeChange({ type, workspace_id: about, actor, new_override: now }) {
  if (type === "WorkspaceBillingModeSet" && about === id && !isBusy() && shown !== undefined && (now ?? null) !== shown) {
    replace(byId("mode-changed"), `${actor} set the billing mode to “${optionOf(now ?? null)}” while this page was open.`,
      select.value !== choiceOf(shown) && " What you have chosen has not been saved.");
  }
}

function render({ resolution, problems: { resolution: problem } }) {
  setState("billing", "ready");
  // A mode that cannot be read is not what it was a moment ago: it is said at once.
  if (problem?.code === "resolution_unavailable" || (resolution === null)) {
    replace(byId("resolution"), ...explainUnknown(problem));
    replace(byId("mode-garbled"));
  } else {
    replaceText(byId("resolution"), explain(resolution));
    renderStored(resolution.workspace_override);
  }

  enable(isBusy());
}

function renderStored(override) {
  const untouched = shown === undefined || select.value === choiceOf(shown);
  shown = override;
  if (untouched) {
    select.value = choiceOf(override);
  }

  replaceText(byId("mode-garbled"), isGarbled(override)
    ? [element("p", { class: "notice notice-warning" }, "The stored override is ", quoted(override),
      ", which is not a mode. It counts as inherit, and more strictly: save a mode, or inherit, to put it right.")]
    : []);
  describe();
}

// A status that is written again is read out again: only what has changed is written.
function replaceText(place, children) {
  const made = element("div", {}, ...children);
  if (made.innerHTML !== place.innerHTML) {
    place.replaceChildren(...made.childNodes);
  }
}

// What the select calls it, which is what the person has chosen by.
function optionOf(override) {
  return Array.from(select.options).find(({ value }) => value === choiceOf(override)).text;
}

function describe() {
  byId("billing-mode-says").textContent = SAYS[select.value];
}

function enable(busy) {
  select.disabled = shown === undefined;
  save.disabled = busy || shown === undefined;
}

function saveMode() {
  clearProblems(form);
  replace(byId("mode-changed"));
  if (select.value === choiceOf(shown) && !isGarbled(shown)) {
    tell("mode", "succeeded", `There is nothing to save: it is “${optionOf(shown)}” already.`);
    focusProgress();
    return;
  }

  carryOut("mode", { method: "PUT", path: modePath, body: { mode: select.value === "inherit" ? null : select.value } });
}

function finished({ status, result, error }) {
  if (status === "succeeded") {
    tell("mode", status, `Saved: ${optionOf(result.workspace_override)}.`, known().workspace?.stale && " It applies once the workspace is provisioned again.");
    focusProgress();
  } else {
    tell("mode", "rejected", "Not saved.");
    showProblem(form, { ...error, error: sentence(error.error) });
  }
}
