// An audit event as a row: of the organization's trail, and of the trail of one workspace.

import { element, time } from "../dom.js";
import { whatHappened } from "./sentences.js";
import { toneOf, typeWords } from "./types.js";

/**
 * Makes the row of an event, for a list of class "audit-rows". Give it the event as GET /audit lists it or GET /events sends it.
 * @param {import("../events.js").AuditEvent} event
 * @param {((id: string) => Node|string)|null} [workspace] Makes what stands for a workspace (workspaceLink, for example); null on
 *   a page that is about one workspace anyway.
 * @returns {HTMLLIElement} Of `data-sequence`, by which it is found again.
 */
export function auditRow(event, workspace = null) {
  const { type, sequence, actor, occurred_at: at, workspace_id: about } = event;
  return element("li", { class: "audit-row", "data-testid": "audit-row", "data-type": type, "data-sequence": sequence },
    element("div", { class: "audit-when" }, time(at)),
    element("div", { class: "audit-what" },
      element("p", { class: "audit-type" }, element("span", { class: `badge ${tone(type)}` }, typeWords(type)), " ",
        typeWords(type) !== type && element("span", { class: "audit-wire mono" }, type)),
      element("p", { class: "audit-sentence" }, ...whatHappened(event)),
      element("div", { class: "audit-foot" },
        element("p", { class: "audit-by" }, "by ", element("span", { class: "audit-name audit-actor", title: actor }, actor)),
        workspace !== null && about && element("p", { class: "audit-by" }, "workspace ", workspace(about)),
        detail(event))));
}

/** What stands for a workspace: a link to its page, with its name where that is known. */
export function workspaceLink(id, name) {
  return element("a", { href: `/workspaces/${id}`, ...named(id, name) }, name ?? id.slice(0, 8));
}

/** The same where it leads nowhere. */
export function workspaceName(id, name) {
  return element("span", named(id, name), name ?? id.slice(0, 8));
}

function named(id, name) {
  return name === undefined ? { class: "audit-name mono", title: id } : { class: "audit-name", title: `${name} (${id})` };
}

// Nobody opens most of them: what is in one is made when it is opened.
function detail(event) {
  return element("details", {
    class: "audit-detail",
    ontoggle: ({ currentTarget: opened }) => {
      if (opened.childElementCount === 1) {
        opened.append(...members(event));
      }
    },
  }, element("summary", {}, "Event ", element("span", { class: "audit-number" }, event.sequence),
    element("span", { class: "visually-hidden" }, `, details of ${typeWords(event.type)}`)));
}

function members(event) {
  const facts = [
    ["Sequence", event.sequence], ["Event", event.event_id], ["Operation", event.operation_id], ["Workspace", event.workspace_id],
    ["Hash", event.hash], ["Hash of the event before", event.previous_hash],
  ];
  return [
    element("dl", { class: "facts" }, ...facts.filter(([, what]) => what !== null && what !== undefined)
      .flatMap(([name, what]) => [element("dt", {}, name), element("dd", { class: "mono" }, what)])),
    element("pre", { class: "audit-members", tabindex: 0, role: "group", "aria-label": `Members of event ${event.sequence}` }, JSON.stringify(event, null, 2)),
  ];
}

function tone(type) {
  return toneOf(type) === "" ? "" : `badge-${toneOf(type)}`;
}

