// What the page workspace shows and does.

import { listen } from "./events.js";

listen(() => {});
