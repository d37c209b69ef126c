// Sealing a secret value to the worker's public key, here in the browser: docs/sealing.md says how and why.

import { Aes128Gcm } from "../vendor/hpke/core/src/aeads/aesGcm.js";
import { CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "../vendor/hpke/core/src/native.js";
import { get } from "./api.js";

const utf8 = text => new TextEncoder().encode(text);

/**
 * Seals a value for one purpose; for any other it does not open.
 * @param {object} what
 * @param {string} what.org The organization's id (session.js has it).
 * @param {string} [what.workspace] The workspace's id; left out for what is the organization's own.
 * @param {string} what.name The secret's name, or for the organization's model "org_model/<provider>/<credential type>".
 * @param {string} what.value The value. Empty the field that it came from afterwards.
 * @returns {Promise<string>} The sealed value, as "sealed_value" and the like take it.
 * @throws {Error} With a sentence for the person: no key could be had, or this page cannot seal.
 */
export async function seal({ org, workspace = "", name, value }) {
  if (globalThis.crypto?.subtle === undefined) {
    throw new Error("This browser cannot seal secrets here: open the dashboard through https, or on the server's own machine.");
  }

  const { keyId, publicKey, info } = await activeKey();
  const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes128Gcm() });
  const sender = await suite.createSenderContext({
    recipientPublicKey: await suite.kem.deserializePublicKey(publicKey),
    info: utf8(info),
  });
  const ciphertext = await sender.seal(utf8(value), utf8(`org:${org}\nworkspace:${workspace}\nname:${name}`));
  return `v1.${keyId}.${base64url(sender.enc)}.${base64url(ciphertext)}`;
}

// Asked for each time: a page that is open for days must not seal to a key that has been replaced.
async function activeKey() {
  const { body, problem } = await get("/sealing-keys");
  const key = body?.keys.find(candidate => candidate.active);
  if (problem !== null || key === undefined) {
    throw new Error(problem?.error ?? "The server has no key to seal to.");
  }

  return { keyId: key.key_id, publicKey: bytes(key.public_key), info: body.info };
}

function base64url(buffer) {
  return btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function bytes(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), character => character.charCodeAt(0)).buffer;
}
