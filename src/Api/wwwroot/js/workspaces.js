// What the page workspaces shows and does.

import { listen } from "./events.js";

listen(() => {});
