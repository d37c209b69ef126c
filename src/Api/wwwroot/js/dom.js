// Building and changing the page. Text is only ever set as text: nothing that a server or a person says becomes markup.

/**
 * Makes an element.
 * @param {string} name The tag.
 * @param {Object<string, string|number|boolean|null|undefined|Function|Object>} [attributes] Attributes; `class` and `data-…`
 *   as they are written; true is an attribute without a value, null, undefined and false leave it out; `onclick` and the like
 *   take functions.
 * @param {...(Node|string|number|null|undefined|false)} children Elements and texts; null, undefined and false are left out.
 * @returns {HTMLElement}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      made.addEventListener(key.replace(/^on/, ""), value);
    } else if (value === true) {
      made.setAttribute(key, "");
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, String(value));
    }
  }

  made.append(...present(children));
  return made;
}

/** The element of an id, which must be there. */
export function byId(id) {
  const found = document.getElementById(id);
  if (found === null) {
    throw new Error(`The page has no element #${id}.`);
  }

  return found;
}

/** The first element with a data-testid, which must be there. */
export function byTestId(id, within = document) {
  const found = within.querySelector(`[data-testid="${id}"]`);
  if (found === null) {
    throw new Error(`The page has no element for ${id}.`);
  }

  return found;
}

/** Puts these children in the place of those that are there. */
export function replace(parent, ...children) {
  parent.replaceChildren(...present(children));
}

/**
 * Shows one state of a part of the page (States.razor).
 * @param {string|HTMLElement} part The part, or its id.
 * @param {"loading"|"empty"|"error"|"ready"} state
 * @param {string} [message] What is said of an error.
 */
export function setState(part, state, message = "") {
  const place = typeof part === "string" ? byId(part) : part;
  place.dataset.state = state;
  place.toggleAttribute("aria-busy", state === "loading");
  if (state === "loading") {
    place.setAttribute("aria-busy", "true");
  }

  const error = place.querySelector(":scope > .state-error");
  if (error !== null) {
    error.textContent = state === "error" ? message : "";
  }
}

/** Has a screen reader say something that others see happen. */
export function announce(text) {
  const place = byId("announcements");
  // The same words twice are said twice only when they were gone in between.
  place.textContent = "";
  requestAnimationFrame(() => { place.textContent = text; });
}

/** A time as the person writes times, zone included, with the exact one as its title. */
export function time(iso) {
  const shown = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "long" }).format(new Date(iso));
  return element("time", { datetime: iso, title: iso }, shown);
}

/** The beginning of an id, with the whole as its title. */
export function shortId(id) {
  return element("span", { class: "mono", title: id }, id.slice(0, 8));
}

function present(children) {
  return children.flat().filter(child => child !== null && child !== undefined && child !== false)
    .map(child => child instanceof Node ? child : String(child));
}
