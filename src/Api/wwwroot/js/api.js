// The programs' routes, as pages use them: the session's cookie, its anti-forgery token, problems, and what becomes of a command.

import { wordsFor } from "./problems.js";
import { antiForgeryToken, renewAntiForgeryToken, sayThatSessionEnded, sayThatSessionGoesOn } from "./session.js";

/**
 * What is wrong with a request (RFC 9457).
 * @typedef {{status: number, code: string, error: string, field?: string, key?: string, workspace_id?: string,
 *   allowed?: string[], required_scope?: string}} Problem
 *   `code` is stable; beside the server's there are `unreachable` (no answer came) and `unreadable` (none that is ours).
 */

/**
 * @typedef {{status: number, body: any, problem: Problem|null}} Answer
 *   `body` is null where there is none, and where there is a problem.
 */

/**
 * Reads something.
 * @param {string} path For example "/workspaces?limit=50".
 * @returns {Promise<Answer>} It never throws.
 */
export function get(path) {
  return askOnce("GET", path, {});
}

/**
 * Sends a command, or anything else that changes something. A command is answered with 202 and `body.operation_id`, to be
 * handed to `follow`; or, with `wait`, with its outcome if that comes in time.
 * @param {"POST"|"PUT"|"DELETE"} method
 * @param {string} path
 * @param {object} [body] Sent as JSON. Secrets in it are sealed (seal.js).
 * @param {{wait?: number, idempotencyKey?: string}} [options] `wait` in seconds. The same `idempotencyKey` takes effect once:
 *   give one to send the very same again after a problem `unreachable` or a status of 5xx.
 * @returns {Promise<Answer>} It never throws.
 */
export async function send(method, path, body, { wait, idempotencyKey } = {}) {
  const headers = { "Idempotency-Key": idempotencyKey ?? newKey() };
  if (wait !== undefined) {
    headers.Prefer = `wait=${wait}`;
  }

  return askOnce(method, path, headers, body);
}

/** A new value for `Idempotency-Key`. */
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, "0")).join("");
}

async function askOnce(method, path, headers, body) {
  const answer = await ask(method, path, headers, body);
  // Of another session than the page's own: the token is asked for again, once.
  return answer.problem?.code === "antiforgery_required" ? again(method, path, headers, body, answer) : answer;
}

async function again(method, path, headers, body, refused) {
  if (await renewAntiForgeryToken().catch(() => false)) {
    return ask(method, path, headers, body);
  }

  sayThatSessionEnded();
  return refused;
}

async function ask(method, path, headers, body) {
  const request = { method, headers: { Accept: "application/json", ...headers }, cache: "no-store", redirect: "error" };
  // Reading too: what another session may see must not appear on this one's page.
  request.headers["X-CSRF-Token"] = antiForgeryToken();

  if (body !== undefined) {
    request.headers["Content-Type"] = "application/json";
    request.body = JSON.stringify(body);
  }

  let response;
  try {
    response = await fetch(path, request);
  } catch {
    return refusal(0, { code: "unreachable", error: "The server cannot be reached. Check the connection, then try again." });
  }

  return read(response);
}

async function read(response) {
  const text = await response.text().catch(() => "");
  let body = null;
  try {
    body = text === "" ? null : JSON.parse(text);
  } catch {
    return refusal(response.status, { code: "unreadable", error: "The server's answer cannot be read. Reload the page." });
  }

  if (response.ok) {
    sayThatSessionGoesOn();
    return { status: response.status, body, problem: null };
  }

  if (response.status === 401) {
    sayThatSessionEnded();
  }

  return refusal(response.status, { code: "unreadable", error: `The server answered ${response.status}.`, ...body });
}

function refusal(status, problem) {
  return { status, body: null, problem: { ...problem, error: wordsFor(problem), status } };
}

export { follow } from "./operations.js";
