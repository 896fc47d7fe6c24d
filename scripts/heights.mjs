// Measures how high each view is, in each language, at some widths, and writes
// www/heights.json, from which embed.js reserves a frame's place before it loads.
// After a change of the look:
//   make dist && node scripts/heights.mjs
import { writeFileSync } from "node:fs";
import { measure } from "../e2e/heights.mjs";

const found = await measure();
const lines = Object.entries(found.heights).map(
  ([view, of]) => `    "${view}": {\n${Object.entries(of).map(([lang, list]) => `      "${lang}": ${JSON.stringify(list)}`).join(",\n")}\n    }`,
);
const share = Object.entries(found.share).map(([lang, list]) => `    "${lang}": ${JSON.stringify(list)}`);
writeFileSync("www/heights.json", `{\n  "widths": ${JSON.stringify(found.widths)},\n  "share": {\n${share.join(",\n")}\n  },\n  "heights": {\n${lines.join(",\n")}\n  }\n}\n`);
console.log("www/heights.json is written; make dist puts it into embed.js");
