import { smoke } from "./smoke-engine.mjs";

smoke("webkit");
