// What the page org-settings shows and does.

import { listen } from "./events.js";

listen(() => {});
