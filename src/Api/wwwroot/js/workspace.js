// The page of one workspace: shows it, changes it, and follows what others change.

import { begin, readAgain as readTrailAgain, showOnly, takeEvent, watchTrail } from "./audit/trail.js";
import { byId } from "./dom.js";
import { listen } from "./events.js";
import { watchAbout } from "./workspace/about.js";
import { noticeChange, watchBilling } from "./workspace/billing.js";
import { concerns, refresh, watchBoard } from "./workspace/board.js";
import { watchEnvironment } from "./workspace/environment.js";
import { isBusy, resume } from "./workspace/operations.js";
import { watchRun } from "./workspace/run.js";
import { watchSecretForm } from "./workspace/secret-form.js";
import { watchSecrets } from "./workspace/secrets.js";
import { id } from "./workspace/subject.js";
import { watchTabs } from "./workspace/tabs.js";

const NOT_THERE = ["workspace_not_found", "invalid_workspace_id"];

let gone = false;

watchTabs();
watchRun();
watchBilling();
watchAbout();
watchSecrets();
watchSecretForm();
watchEnvironment();
watchBoard(({ problems: { workspace: problem } }) => {
  // While something of this page's own is under way, it may be the deletion: that says so itself.
  if (NOT_THERE.includes(problem?.code) && !isBusy()) {
    sayGone();
  }
});
listen(take, (state, missed) => {
  if (missed) {
    readAgain();
  }
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") {
    readAgain();
  }
});
showOnly(id);
watchTrail();
begin();
refresh();
// At once, before anything can be sent: what is kept later is followed by who sent it.
await resume();

function take(event) {
  takeEvent(event);
  if (event.type === "WorkspaceDeleted" && event.workspace_id === id) {
    // Who deleted it here is led away.
    if (!isBusy()) {
      sayGone(`${event.actor} deleted it while this page was open. Its history stays in the audit trail.`);
    }
  } else if (concerns(event) && !gone) {
    noticeChange(event);
    refresh();
  }
}

function readAgain() {
  if (!gone) {
    refresh();
    readTrailAgain();
  }
}

function sayGone(words) {
  if (gone) {
    return;
  }

  gone = true;
  if (words !== undefined) {
    byId("missing-words").textContent = words;
  }

  byId("workspace").hidden = true;
  byId("missing").hidden = false;
  document.title = "No such workspace · Messaging";
  byId("missing-title").focus();
}
