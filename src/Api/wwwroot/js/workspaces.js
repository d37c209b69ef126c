// The page of the workspaces: lists them as they are and change, and creates new ones.

import { byId } from "./dom.js";
import { listen } from "./events.js";
import { noteEvent, refresh, refreshAfterGap, showMore } from "./workspaces/board.js";
import { begin } from "./workspaces/create.js";

byId("more").addEventListener("click", showMore);
document.addEventListener("visibilitychange", () => {
  // Of what belongs to the organization not everybody here is sent the events.
  if (document.visibilityState === "visible") {
    refresh();
  }
});
listen(noteEvent, (state, missed) => {
  if (missed) {
    refreshAfterGap();
  }
});
sayWhatWasDeleted();
refresh();
begin();

// Whoever has just deleted one was led here.
function sayWhatWasDeleted() {
  const name = sessionStorage.getItem("deleted-workspace");
  if (name !== null) {
    sessionStorage.removeItem("deleted-workspace");
    const place = byId("deleted");
    place.textContent = `“${name}” was deleted. Its history stays in the audit trail.`;
    place.focus();
  }
}
