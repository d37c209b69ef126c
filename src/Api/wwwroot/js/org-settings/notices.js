// What a person is told before giving a credential away: texts of the capability, with where they were read and when.

import { element, replace } from "../dom.js";

/**
 * Shows notices in a place.
 * @param {HTMLElement} place
 * @param {...{text: string, source_url: string|null, reviewed_on: string}} notices
 */
export function showNotices(place, ...notices) {
  replace(place, ...notices.flatMap(notice => [element("p", {}, notice.text), source(notice)]));
}

function source({ source_url: url, reviewed_on: reviewed }) {
  const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${reviewed}T00:00:00Z`));
  return element("p", { class: "source" },
    // The text came from the server as data: only an address that leads to a page is made a link.
    url?.startsWith("https://") && element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, new URL(url).host,
      element("span", { class: "visually-hidden" }, " (source, opens in a new tab)")),
    url?.startsWith("https://") && " · ",
    "reviewed ", element("time", { datetime: reviewed }, day));
}
