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
refresh();
begin();
