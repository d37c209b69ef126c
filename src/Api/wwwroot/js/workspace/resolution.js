// Why a workspace's billing mode is what it is, in sentences. The names of the wire stand beside them: logs and programs use those.

import { element } from "../dom.js";

const MODES = ["platform_managed", "byok", "disabled"];

const MEANINGS = {
  platform_managed: "the platform's proxy and credits pay for its LLM calls",
  byok: "its LLM calls go to the vendor, with the customer's own key",
  disabled: "the platform wires no LLM into it",
};

/** Whether an override is stored that is not a mode: it is ignored, but somebody put it there. */
export function isGarbled(override) {
  return override !== null && !MODES.includes(override);
}

/** What the select shows for a stored override: the override itself, never what it resolves to. */
export function choiceOf(override) {
  return override === null || isGarbled(override) ? "inherit" : override;
}

/** Says what a resolution comes to, and why. */
export function explain(resolution) {
  const { resolved_mode: now, source } = resolution;
  return [
    "It is ", element("strong", {}, code(now)), ` now: ${MEANINGS[now] ?? "an unknown mode"}. `,
    ...why(resolution), " ", element("span", { class: "source" }, "Source: ", code(source), "."),
  ];
}

/** Says that nobody knows just now, and what that means. */
export function explainUnknown(problem) {
  const taken = problem.safe_default ?? "platform_managed";
  return [
    "It cannot be read just now who pays. Until it can, the workspace is taken as ", element("strong", {}, code(taken)),
    ": that opens nothing which was meant to be closed. This page asks again by itself.",
  ];
}

function why({ source, workspace_override: override, org_default: orgDefault, org_model: model }) {
  const ignored = isGarbled(override) ? ["The override stored here, ", quoted(override), ", is garbled and ignored"] : null;
  switch (source) {
    case "workspace_override":
      return ["That is set on this workspace itself, which comes before everything else."];
    case "org_default":
      return ignored !== null
        ? [...ignored, ", and the default of the organization is ", code(orgDefault), " too."]
        : ["Nothing is set on this workspace, and that is the default of the organization (or, where it has set none, of the deployment)."];
    case "org_model":
      return ["Nothing is set on this workspace, there is no default, and the organization brings a model of its own: ", code(model ?? "unknown"), "."];
    default:
      return fallback(ignored, orgDefault, model);
  }
}

// Default-closed: what cannot be understood might have said platform_managed, so nothing below it may open more.
function fallback(ignored, orgDefault, model) {
  if (ignored !== null) {
    const passedOver = orgDefault !== "platform_managed" ? ["the organization's default, ", code(orgDefault), ","]
      : model !== null ? ["the organization's model, ", code(model), ","] : null;
    return passedOver === null
      ? [...ignored, ", and nothing else is set: so the platform's fixed default holds."]
      : [...ignored, ", and ", ...passedOver, " does not stand in for it: so the platform's fixed default holds."];
  }

  return model === null
    ? ["Nothing is set on this workspace or for the organization: so the platform's fixed default holds."]
    : ["Nothing is set on this workspace, and the default stored for the organization is garbled and ignored; its model, ", code(model),
      ", does not stand in for it: so the platform's fixed default holds."];
}

/** What is stored, exactly: white space matters here. */
export function quoted(text) {
  return element("span", { class: "mono stored" }, `“${text}”`);
}

function code(text) {
  return element("code", {}, text);
}
