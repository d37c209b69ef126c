// Reading the workspaces, newest first.

import { get } from "../api.js";

const PAGE = 50;
const LONGEST_PAGE = 200;

/**
 * A workspace.
 * @typedef {{id: string, name: string, runtime: string, model: string|null, parent_id: string|null, status: string, stale: boolean,
 *   error?: {code: string, error: string}, resolved_mode: string, created_at: string, updated_at: string}} Workspace
 */

/**
 * The newest ones, as many as are shown already.
 * @returns {Promise<{problem: import("../api.js").Problem|null, items: Workspace[], next: string|null}>}
 */
export async function readNewest(count) {
  const items = [];
  let cursor = "";
  do {
    const limit = Math.min(Math.max(count - items.length, PAGE), LONGEST_PAGE);
    const { body, problem } = await get(`/workspaces?limit=${limit}&before=${encodeURIComponent(cursor)}`);
    if (problem !== null) {
      return { problem, items, next: null };
    }

    items.push(...body.items);
    cursor = body.next;
  } while (cursor !== null && items.length < count);

  return { problem: null, items, next: cursor };
}

/** A page of older ones. */
export function readOlder(cursor) {
  return get(`/workspaces?limit=${PAGE}&before=${encodeURIComponent(cursor)}`);
}

/** One of them. */
export function readOne(id) {
  return get(`/workspaces/${id}`);
}
