// The field of a secret's value. A password field takes one line, and silently drops the breaks of what is pasted into it: a
// value of several lines (a certificate, a bundle) would be stored broken. So there are two fields, and the right one comes by itself.

import { byId } from "../dom.js";
import { part } from "../parts.js";

const several = byId("several-lines");
const fields = { line: byId("secret-value"), lines: byId("secret-lines") };
const parts = { line: part("one-line-part"), lines: part("lines-part") };

/** Starts it. */
export function watchValue() {
  several.addEventListener("change", () => choose(several.checked, ""));
  fields.line.addEventListener("paste", event => {
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    // One break at the end comes along with what is copied from a terminal; the field drops it, rightly.
    if (/[\r\n]/.test(pasted.trimEnd())) {
      event.preventDefault();
      // It goes where it was pasted: what is selected is replaced, the rest stays.
      const { value, selectionStart, selectionEnd } = fields.line;
      fields.line.value = "";
      choose(true, "What you pasted has several lines, so the field has become a larger one.");
      fields.lines.value = value;
      fields.lines.setRangeText(pasted, selectionStart, selectionEnd, "end");
      fields.lines.focus();
    }
  });
  choose(false, "");
}

/** What was typed, as it was typed: white space may be part of a secret. */
export function typedValue() {
  return valueField().value;
}

/** The field that is there. */
export function valueField() {
  return several.checked ? fields.lines : fields.line;
}

/** Forgets the value. */
export function emptyValue() {
  fields.line.value = "";
  fields.lines.value = "";
}

function choose(lines, says) {
  several.checked = lines;
  // What has one line fits into both.
  const [from, to] = lines ? [fields.line, fields.lines] : [fields.lines, fields.line];
  if (from.value !== "" && !/[\r\n]/.test(from.value)) {
    to.value = from.value;
    from.value = "";
  }

  parts.line(!lines);
  parts.lines(lines);
  byId("several-lines-says").textContent = says;
}
