// Where the save or rollback that is under way is.

import { byId } from "../dom.js";
import { progress } from "../progress.js";

export const { tell, focus: focusProgress, kept, followKept, offerAgain } = progress({
  key: "org-model-operation",
  status: byId("operation-status"),
  places: {
    save: { command: "set_org_model", doing: "Saving …" },
    rollback: { command: "rollback_org_model", doing: "Rolling back …" },
  },
});
