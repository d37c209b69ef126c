// The page of the organization's audit trail: newest first, filtered, as it grows, with the state of its chain.

import { checkChain, noteNewer, watchChain } from "./audit/chain.js";
import { nameWorkspaces } from "./audit/names.js";
import { begin, setFilter, takeEvent, readAgain, watchTrail } from "./audit/trail.js";
import { watchFilter } from "./audit/filter.js";
import { listen } from "./events.js";

watchTrail();
watchChain();
setFilter(watchFilter(filter => {
  setFilter(filter);
  begin();
}));
listen(event => {
  takeEvent(event);
  noteNewer();
}, (state, missed) => {
  if (missed) {
    readAgain();
  }
});
checkChain();
// First the names, so that the rows need not change under the reader's eyes.
await nameWorkspaces();
begin();
