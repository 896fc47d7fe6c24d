import { smoke } from "./smoke-engine.mjs";

smoke("firefox");
