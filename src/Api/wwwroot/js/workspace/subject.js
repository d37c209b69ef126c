// Which workspace the page is about, and what the person may do besides.

import { byId } from "../dom.js";

/** The workspace's id, as the page's address has it. */
export const id = byId("workspace").dataset.id;

/** The path of its routes. */
export const path = `/workspaces/${encodeURIComponent(id)}`;

/** The path of its billing mode. */
export const modePath = `/admin/workspaces/${encodeURIComponent(id)}/llm-billing-mode`;

/** Whether the person may see and set what is the organization's: the page has a link to it then. */
export const isAdmin = document.querySelector('[data-testid="nav-settings"]') !== null;
