// Parts of the form that are there only while they belong there. Taken out, they keep what was typed into them.

import { byId } from "./dom.js";

/**
 * Takes a part out of the page, to be put back.
 * @param {string} id
 * @returns {(present: boolean) => void} Puts it there or takes it away.
 */
export function part(id) {
  const place = byId(id);
  const mark = document.createComment(id);
  place.before(mark);
  return present => {
    if (present && !place.isConnected) {
      mark.after(place);
    } else if (!present) {
      place.remove();
    }

    place.hidden = false;
  };
}
