// What the page audit shows and does.

import { listen } from "./events.js";

listen(() => {});
