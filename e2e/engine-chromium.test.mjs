import { smoke } from "./smoke-engine.mjs";

smoke("chromium");
