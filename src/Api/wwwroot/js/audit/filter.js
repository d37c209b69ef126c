// Which events are shown. It stands in the page's address, so that a link to it can be given to somebody else.

import { byId, element } from "../dom.js";
import { EVENT_TYPES } from "../event-types.js";
import { clearProblems, showProblem } from "../forms.js";
import { typeWords } from "./types.js";

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const form = byId("audit-filter");
const type = byId("filter-type");
const workspace = byId("filter-workspace");
const clear = byId("clear-filter");

/**
 * Starts it.
 * @param {(filter: {type: string, workspace: string}) => void} onFilter Told when another one was chosen.
 * @returns {{type: string, workspace: string}|null} The one that the address names; "" is all; null for one that cannot be.
 */
export function watchFilter(onFilter) {
  type.append(...EVENT_TYPES.toSorted((one, other) => typeWords(one).localeCompare(typeWords(other)))
    .map(name => element("option", { value: name }, typeWords(name))));
  const asked = new URLSearchParams(location.search);
  type.value = EVENT_TYPES.includes(asked.get("type")) ? asked.get("type") : "";
  workspace.value = asked.get("workspace_id") ?? "";
  let now = type.value === (asked.get("type") ?? "") ? read(false) : null;
  clear.disabled = type.value === "" && workspace.value === "";

  const apply = withFocus => {
    clear.disabled = type.value === "" && workspace.value === "";
    const wanted = read(withFocus);
    if (wanted !== null && (wanted.type !== now?.type || wanted.workspace !== now?.workspace)) {
      now = wanted;
      keep(wanted);
      onFilter(wanted);
    }
  };
  // Who is only passing through keeps the focus.
  form.addEventListener("change", () => apply(false));
  form.addEventListener("submit", event => {
    event.preventDefault();
    apply(true);
  });
  // Picking one of the list is the whole of it: nothing more needs to be pressed.
  workspace.addEventListener("input", () => {
    if (ID.test(workspace.value.trim())) {
      apply(false);
    }
  });
  clear.addEventListener("click", () => {
    type.value = "";
    workspace.value = "";
    // Before the button is disabled, which would drop the focus.
    type.focus();
    apply(false);
  });
  return now;
}

function read(withFocus) {
  const id = workspace.value.trim().toLowerCase();
  clearProblems(form);
  if (id !== "" && !ID.test(id)) {
    showProblem(form, { error: "this is no workspace's id: pick one of the list, or paste the whole id", field: "workspace_id" }, withFocus);
    return null;
  }

  return { type: type.value, workspace: id };
}

function keep({ type: wanted, workspace: id }) {
  const query = new URLSearchParams();
  if (wanted !== "") {
    query.set("type", wanted);
  }

  if (id !== "") {
    query.set("workspace_id", id);
  }

  history.replaceState(null, "", query.size === 0 ? location.pathname : `${location.pathname}?${query}`);
}
