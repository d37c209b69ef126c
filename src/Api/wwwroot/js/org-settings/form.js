// The form: what of it is there, what is still missing, and what it says. It sends nothing.

import { byId, element, replace } from "../dom.js";
import { hintAbout } from "./key-shapes.js";
import { showNotices } from "./notices.js";
import { part } from "../parts.js";

const TYPES = { api_key: "API key", oauth_bundle: "Subscription (OAuth bundle)" };

const form = byId("set-model-form");
const fields = Object.fromEntries(
  ["provider", "model", "base-url", "credential-type", "keep-credential", "api-key", "oauth-bundle", "tos-ack", "save"].map(id => [id, byId(id)]));
const said = Object.fromEntries(
  ["terms", "oauth-warning", "oauth-caveat", "oauth-command", "api-key-shape", "oauth-bundle-held", "credential-types-hint", "keep-credential-hint", "save-reason"].map(id => [id, byId(id)]));
// The inner ones first: a part that is out of the page is not found in it.
const parts = Object.fromEntries(
  ["oauth-caveat-part", "oauth-bundle-part", "oauth-part", "base-url-part", "keep-part", "api-key-part"].map(id => [id, part(id)]));

let providers = [];
let active = null;
let busy = true;
let waiting = "Loading …";

// The body of a save whose sealed credential can be used again; null for none.
let held = null;

/** What is entered. `credential` is the only thing in it that is secret. */
export function entered() {
  const type = fields["credential-type"].value;
  const keep = canKeep() && fields["keep-credential"].checked;
  const credential = keep ? "" : secretField(type).value.trim();
  return {
    provider: fields.provider.value,
    model: fields.model.value.trim(),
    baseUrl: chosen()?.base_url_required ? fields["base-url"].value.trim() : null,
    type,
    keep,
    credential,
    held: keep || credential !== "" ? null : heldFor(fields.provider.value, type),
    acknowledged: fields["tos-ack"].checked,
  };
}

/** Takes the catalog of providers; the choice made so far stays. */
export function takeCapability(capability) {
  providers = capability.providers;
  const before = fields.provider.value;
  replace(fields.provider, element("option", { value: "" }, "Choose a provider"),
    ...providers.map(({ id, name }) => element("option", { value: id }, name)));
  fields.provider.value = before;
  update();
}

/** Takes the active version, whose credential can be kept. */
export function takeActive(version) {
  active = version;
  update();
}

/** Fills in what a version says, with its credential kept where it can be. Who fills it in acknowledges anew. */
export function fillFrom(version) {
  fields.provider.value = version.provider;
  update();
  fields["credential-type"].value = version.credential_type;
  fields.model.value = version.model;
  fields["base-url"].value = version.base_url ?? "";
  update();
  fields["keep-credential"].checked = canKeep();
  fields["tos-ack"].checked = false;
  update();
  fields.model.focus();
}

/** Says whether something is under way, during which nothing can be saved. */
export function setBusy(now, why = "") {
  busy = now;
  waiting = why;
  update();
}

/** Forgets the secret that was sent; not another one, which may have been entered meanwhile. */
export function emptySecrets(sent) {
  for (const field of [fields["api-key"], fields["oauth-bundle"]]) {
    if (field.value.trim() === sent) {
      field.value = "";
    }
  }

  update();
}

/** Has the sealed credential of a save serve the next one, for the same provider in the same way; null forgets it. */
export function holdCredential(body) {
  held = body;
  update();
}

/** Has the next save acknowledged, and its credential chosen, by itself. */
export function afterSave() {
  fields["tos-ack"].checked = false;
  fields["keep-credential"].checked = false;
  update();
}

/** Shows the field of the credential, where the stored one turned out not to do. */
export function stopKeeping() {
  fields["keep-credential"].checked = false;
  update();
}

/** Starts listening to the form. */
export function watch() {
  form.addEventListener("input", event => {
    if (event.target === fields.provider || event.target === fields["credential-type"]) {
      // What was acknowledged was another text.
      fields["tos-ack"].checked = false;
    }

    update();
  });
  update();
}

function update() {
  const provider = chosen();
  offerTypes(provider);
  const oauth = fields["credential-type"].value === "oauth_bundle";
  const keep = canKeep();
  const kept = keep && fields["keep-credential"].checked;
  parts["base-url-part"](provider?.base_url_required === true);
  parts["keep-part"](keep);
  parts["api-key-part"](!oauth && !kept);
  parts["oauth-part"](oauth);
  parts["oauth-bundle-part"](!kept);
  parts["oauth-caveat-part"](oauth && Boolean(provider?.oauth?.caveat));
  said["keep-credential-hint"].textContent = keep ? `What was given for version ${active.version} serves the new version too.` : "";
  said["oauth-command"].textContent = provider?.oauth?.login_hint ?? "oauth-login --provider …";
  const sealed = entered().held === null ? "" : "What you entered before is used, sealed as it was, unless you enter another one.";
  said["api-key-shape"].textContent = oauth ? "" : sealed || hintAbout(fields.provider.value, fields["api-key"].value);
  said["oauth-bundle-held"].textContent = oauth ? sealed : "";
  tell(provider, oauth);
  const missing = whatIsMissing();
  fields.save.disabled = busy || missing.length > 0;
  said["save-reason"].textContent = busy ? waiting : missing.length > 0 ? `Still needed: ${list(missing)}.` : "";
}

// A notice is written again only when it is another one: a screen reader may be reading it.
let told = null;
function tell(provider, oauth) {
  const now = `${provider?.id} ${oauth}`;
  if (now === told) {
    return;
  }

  told = now;
  if (provider === null) {
    replace(said.terms, element("p", {}, "Choose a provider to see what you acknowledge."));
    replace(said["oauth-warning"], element("p", {}, "Using a subscription is experimental. Choose a provider to see what that means there."));
    return;
  }

  showNotices(said.terms, provider.terms);
  if (provider.oauth) {
    showNotices(said["oauth-warning"], provider.oauth.warning);
    showNotices(said["oauth-caveat"], ...[provider.oauth.caveat].filter(Boolean));
  }

  fields["tos-ack"].setAttribute("aria-describedby", `terms ${oauth ? `oauth-warning ${provider.oauth?.caveat ? "oauth-caveat " : ""}` : ""}tos-ack-error`);
}

function offerTypes(provider) {
  const select = fields["credential-type"];
  const offered = provider?.credential_types ?? Object.keys(TYPES);
  if (offered.join() !== Array.from(select.options, option => option.value).join()) {
    const before = select.value;
    replace(select, ...offered.map(type => element("option", { value: type }, TYPES[type] ?? type)));
    select.value = offered.includes(before) ? before : offered[0];
  }

  const why = provider === null || offered.includes("oauth_bundle") ? ""
    : provider.oauth ? `Subscriptions of ${provider.name} are switched off here: use an API key.`
      : `${provider.name} takes an API key only.`;
  said["credential-types-hint"].textContent = why;
  said["credential-types-hint"].hidden = why === "";
}

function whatIsMissing() {
  const { provider, model, baseUrl, type, keep, held: sealed, credential, acknowledged } = entered();
  return [
    provider === "" && "a provider",
    model === "" && "a model",
    baseUrl === "" && "a base URL",
    !keep && sealed === null && credential === "" && (type === "oauth_bundle" ? "an OAuth bundle" : "an API key"),
    !acknowledged && "your acknowledgement",
  ].filter(Boolean);
}

// Not for another address: a key goes nowhere that it was not given for.
function heldFor(provider, type) {
  const baseUrl = chosen()?.base_url_required ? fields["base-url"].value.trim() : null;
  return held !== null && held.provider === provider && originOf(held.base_url ?? null) === originOf(baseUrl) ? held[`sealed_${type}`] ?? null : null;
}

function canKeep() {
  return active !== null && active.credential_set && active.provider === fields.provider.value
    && active.credential_type === fields["credential-type"].value
    && (!chosen()?.base_url_required || (originOf(active.base_url) !== null && originOf(active.base_url) === originOf(fields["base-url"].value.trim())));
}

function originOf(url) {
  return url !== null && URL.canParse(url) ? new URL(url).origin : null;
}

function chosen() {
  return providers.find(({ id }) => id === fields.provider.value) ?? null;
}

function secretField(type) {
  return fields[type === "oauth_bundle" ? "oauth-bundle" : "api-key"];
}

function list(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
