// Prints what each file of dist weighs, raw and as brotli sends it, and what has a
// budget (scripts/budgets.json) beside what was last recorded; fails over a budget.
//   node scripts/size.mjs [dist] [--record]
import { readFileSync, writeFileSync } from "node:fs";
import { sum, weigh } from "./weigh.mjs";

const BUDGETS = new URL("budgets.json", import.meta.url);
const record = process.argv.includes("--record");
const dir = process.argv.slice(2).find((word) => !word.startsWith("-")) ?? "dist";

let weighed;
try {
  weighed = weigh(dir);
} catch (error) {
  if (error.code !== "ENOENT") throw error;
  console.error(`failed: there is no ${dir}\n  → make dist`);
  process.exit(1);
}
const { rows, views, loads, idle, engine, sheets, budgeted } = weighed;
const [heaviest] = loads;
const loaded = heaviest?.files ?? rows;
const total = { name: "first load", raw: sum(loaded, "raw"), brotli: sum(loaded) };
const width = Math.max(...[...rows, total].map((row) => row.name.length));
const number = (n) => n.toLocaleString("en-US").padStart(11);
const line = (row) => `${row.name.padEnd(width)} ${number(row.raw)} ${number(row.brotli)}`;

console.log(`${"file".padEnd(width)} ${"bytes".padStart(11)} ${"brotli".padStart(11)}`);
for (const row of loaded) console.log(line(row));
console.log(line(total));
const when = (row) => (engine.includes(row) ? "for a reader's flows" : sheets.includes(row) ? "for workbooks" : idle.includes(row) ? "in idle time" : "on another page");
for (const row of rows.filter((row) => !loaded.includes(row))) console.log(`${line(row)}  (${when(row)})`);
console.log(line({ name: "in idle time", raw: sum(idle, "raw"), brotli: sum(idle) }));
console.log("\nuntil a page answers to touch, its heaviest language:");
for (const view of views) {
  const { files } = loads.find((load) => load.view === view);
  console.log(line({ name: view, raw: sum(files, "raw"), brotli: sum(files) }));
}

const budgets = JSON.parse(readFileSync(BUDGETS, "utf8"));
const signed = (n) => (n > 0 ? "+" : n < 0 ? "−" : "±") + Math.abs(n).toLocaleString("en-US");
const names = Math.max(...Object.keys(budgets).map((name) => name.length));
console.log(`\n${"budget".padEnd(names)} ${"bytes".padStart(11)} ${"change".padStart(9)} ${"limit".padStart(11)}`);
const over = [];
for (const [name, budget] of Object.entries(budgets)) {
  const { bytes, of } = budgeted[name];
  if (bytes === undefined) {
    console.log(`${name.padEnd(names)} ${"not built".padStart(11)}`);
    continue;
  }
  if (record) budget.recorded = bytes;
  const aim = budget.aim && bytes > budget.aim ? `the aim is ${budget.aim.toLocaleString("en-US")}` : "";
  const said = [of, aim].filter(Boolean).join(", ");
  console.log(`${name.padEnd(names)} ${number(bytes)} ${signed(bytes - budget.recorded).padStart(9)} ${number(budget.limit)}${said && `  (${said})`}`);
  if (bytes > budget.limit) over.push(`${name} is over its budget: ${bytes.toLocaleString("en-US")} of ${budget.limit.toLocaleString("en-US")} bytes`);
}
console.log("the change is since scripts/budgets.json was written last (make size ARGS=--record)");
if (record) writeFileSync(BUDGETS, `{\n${Object.entries(budgets).map(([name, budget]) => `  ${JSON.stringify(name)}: ${JSON.stringify(budget)}`).join(",\n")}\n}\n`);
// Another compiler's bytes differ; that must not keep anyone from looking.
if (over.length && process.env.TAIRI_SIZE === "warn") console.log(`${over.join("\n")}\nmake test would fail`);
else if (over.length) {
  for (const said of over) console.error(`failed: ${said}`);
  console.error("  → the first lines of the table are what to make smaller");
  process.exit(1);
}
