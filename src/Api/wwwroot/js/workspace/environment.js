// The explained environment: every name, what happened to it, and why. Nothing is left out.

import { byId, element, replace, setState } from "../dom.js";
import { sentence } from "../forms.js";
import { faultNotice } from "./advice.js";
import { watchBoard } from "./board.js";

const ORIGINS = {
  org_secret: "the organization's secrets",
  workspace_secret: "the workspace's secrets",
  org_model: "the organization's model",
  platform: "the platform",
  system: "the system",
};

const ACTIONS = {
  kept: { word: "Kept", badge: "badge-good", goesIn: true },
  injected: { word: "Injected", badge: "badge-accent", goesIn: true },
  stripped: { word: "Stripped", badge: "badge-warn", goesIn: false },
  hidden: { word: "Hidden", badge: "", goesIn: false },
};

let shown = "";

/** Starts it. */
export function watchEnvironment() {
  watchBoard(render);
}

function render({ workspace, environment, problems: { environment: problem } }) {
  if (environment === null) {
    if (problem) {
      setState("environment-list", "error", sentence(problem.error));
    }

    return;
  }

  // Written again only when it differs: a place that somebody reads must not jump.
  const toldAbove = workspace?.error?.error === environment.error?.error;
  const now = JSON.stringify([environment, toldAbove]);
  if (now === shown) {
    return;
  }

  shown = now;
  const { resolution, model, entries, error } = environment;
  replace(byId("environment-facts"),
    element("dt", {}, "Model"), element("dd", { class: "mono" }, model ?? "none"),
    element("dt", {}, "Billing mode"), element("dd", {}, element("code", {}, resolution.resolved_mode), " from ", element("code", {}, resolution.source)));
  replace(byId("environment-error"), error && faultNotice(error, "It could not be started with this.", !toldAbove));
  const stays = entries.filter(({ action }) => ACTIONS[action]?.goesIn === false);
  const goes = entries.filter(({ action }) => ACTIONS[action]?.goesIn !== false);
  replace(byId("environment-entries"), ...group("Stays out", stays), ...group("Goes in", goes));
  setState("environment-list", "ready");
}

function group(title, entries) {
  return entries.length === 0 ? [] : [
    element("h3", {}, title, " ", element("span", { class: "count" }, entries.length)),
    element("ul", { class: "rows environment-rows", role: "list" }, ...entries.map(row)),
  ];
}

function row({ name, origin, action, reason }) {
  const { word, badge } = ACTIONS[action] ?? { word: action, badge: "" };
  return element("li", { "data-testid": "environment-row", "data-name": name, "data-action": action },
    element("span", { class: "mono row-name" }, name), " ",
    element("span", { class: "row-detail" }, "from ", ORIGINS[origin] ?? origin), " ",
    element("span", { class: "row-action" }, element("span", { class: `badge ${badge}` }, word)), " ",
    element("p", { class: "row-reason" }, sentence(reason)));
}
