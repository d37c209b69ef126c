// A save as it is sent: the credential in it is sealed, here.

import { seal } from "../seal.js";
import { org } from "../session.js";

/**
 * Makes the body of PUT /org/llm-config.
 * @param {ReturnType<import("./form.js").entered>} entered
 * @param {number} expected The version that is shown as the active one; 0 for none.
 * @throws {Error} With a sentence for the person: it cannot be sealed.
 */
export async function bodyOf({ provider, model, baseUrl, type, keep, held, credential, acknowledged }, expected) {
  const body = { provider, model, credential_type: type, expected_version: expected, tos_acknowledged: acknowledged };
  if (baseUrl !== null) {
    body.base_url = baseUrl;
  }

  if (keep) {
    body.keep_credential = true;
  } else if (held !== null) {
    body[`sealed_${type}`] = held;
  } else {
    body[`sealed_${type}`] = await seal({ org, name: `org_model/${provider}/${type}`, value: credential });
  }

  return body;
}

/** The field of the form that a problem is about: a sealed value was typed into the field of the plain one. */
export function fieldOf(problem) {
  return problem.field?.replace(/^sealed_/, "");
}

/** Whether a refusal is about the credential, so that the same one would be refused again. */
export function isAboutCredential({ code, field }) {
  return code === "credential_required" || ["api_key", "oauth_bundle"].includes(fieldOf({ field }));
}
