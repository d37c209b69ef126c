// Reading the versions.

import { get } from "../api.js";

const PAGE = 20;
const LONGEST_PAGE = 200;

/**
 * A version of the organization's model.
 * @typedef {{version: number, provider: string, model: string, canonical_model: string, base_url: string|null, credential_type: string,
 *   credential_set: boolean, credential_set_at: string, active: boolean, created_by: string, created_at: string,
 *   rolled_back_from: number|null, credential_error?: {code: string, error: string}}} Version
 */

/** The active version and the newest ones, as many as are shown already. */
export async function readNewest(count) {
  const limit = Math.min(Math.max(count, PAGE), LONGEST_PAGE);
  const [active, versions] = await Promise.all([get("/org/llm-config"), get(`/org/llm-config/versions?limit=${limit}`)]);
  return { problem: active.problem ?? versions.problem, active: active.body?.active ?? null, versions: versions.body };
}

/** A page of older ones. */
export function readOlder(cursor) {
  return get(`/org/llm-config/versions?limit=${PAGE}&before=${encodeURIComponent(cursor)}`);
}
