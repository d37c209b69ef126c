// What is wrong with a form, shown beside the field and, read out, above the form. Nothing that was typed is touched.

import { element, replace } from "./dom.js";

/**
 * Shows a problem: at the field that it names (Field.razor, by its Name), and in the form's `[data-form-error]`.
 * The field, or else the message, gets the focus, unless nobody has asked for anything.
 * @param {HTMLElement} form
 * @param {import("./api.js").Problem} problem
 * @param {boolean} [withFocus]
 */
export function showProblem(form, problem, withFocus = true) {
  clearProblems(form);
  const field = problem.field ? form.querySelector(`[data-field="${CSS.escape(problem.field)}"]`) : null;
  const control = field === null ? null : showFieldError(field, problem.error);
  const summary = form.querySelector("[data-form-error]");
  if (summary !== null) {
    summary.hidden = false;
    replace(summary, control === null ? sentence(problem.error) : element("a", { href: `#${control.id}` }, sentence(problem.error)));
    summary.tabIndex = -1;
  }

  if (withFocus) {
    (control ?? summary)?.focus();
  }
}

/** Takes away what was said to be wrong. */
export function clearProblems(form) {
  for (const field of form.querySelectorAll("[data-field]")) {
    const message = field.querySelector(".field-error");
    if (message !== null) {
      message.hidden = true;
      message.textContent = "";
    }

    field.querySelector("[aria-invalid]")?.removeAttribute("aria-invalid");
  }

  const summary = form.querySelector("[data-form-error]");
  if (summary !== null) {
    summary.hidden = true;
    replace(summary);
  }
}

/** A problem's sentence as a person is told it: with a capital and a full stop. */
export function sentence(text) {
  const said = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(said) ? said : `${said}.`;
}

function showFieldError(field, text) {
  const message = field.querySelector(".field-error");
  if (message !== null) {
    message.textContent = sentence(text);
    message.hidden = false;
  }

  const control = field.querySelector("input, select, textarea");
  if (control === null || control.closest("[hidden]") !== null) {
    return null;
  }

  control.setAttribute("aria-invalid", "true");
  return control;
}
