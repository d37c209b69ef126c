// Asking before something that cannot be taken back.

import { element } from "./dom.js";

let count = 0;

/**
 * Asks in a dialog of the page. The focus goes to the harmless answer, and back to where it was.
 * @param {{title: string, text: string, action: string}} question `action` is what the button that goes on says.
 * @returns {Promise<boolean>} Whether the person goes on.
 */
export function confirmation({ title, text, action }) {
  const id = `confirmation-${count += 1}`;
  const dialog = element("dialog", { class: "dialog", role: "alertdialog", "aria-labelledby": `${id}-title`, "aria-describedby": `${id}-text` },
    element("h2", { id: `${id}-title` }, title),
    element("p", { id: `${id}-text` }, text),
    element("p", { class: "actions" },
      element("button", { class: "danger", type: "button", "data-testid": "confirm", onclick: () => dialog.close("go on") }, action),
      element("button", { class: "quiet", type: "button", autofocus: true, onclick: () => dialog.close() }, "Cancel")));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise(resolve => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "go on");
    });
  });
}
