// Prints what each file of dist weighs, raw and as brotli sends it, and fails
// over the budget for a first load of everything.
//   node scripts/size.mjs [dist]
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const BUDGET = 200_000;
const WARN = 150_000;

const dir = process.argv[2] ?? "dist";

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    // Declarations are for editors; no page loads them.
    else if (!path.endsWith(".d.ts")) yield path;
  }
}

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  }).length;

let rows;
try {
  rows = [...files(dir)].map((path) => {
    const bytes = readFileSync(path);
    return { name: relative(dir, path), raw: bytes.length, brotli: brotli(bytes) };
  });
} catch (error) {
  if (error.code !== "ENOENT") throw error;
  console.error(`failed: there is no ${dir}\n  → make dist`);
  process.exit(1);
}
rows.sort((a, b) => b.brotli - a.brotli);

// A page begins with its own HTML, the texts of one language and the code of one
// figure: the heaviest of each counts.
const later = [/\.html$/, /\.txt$/, /-[0-9a-f]+\.[\w-]+\.wasm$/].flatMap((kind) => rows.filter((row) => kind.test(row.name)).slice(1));
const loaded = rows.filter((row) => !later.includes(row));
const sum = (key) => loaded.reduce((total, row) => total + row[key], 0);
const total = { name: "first load", raw: sum("raw"), brotli: sum("brotli") };
const width = Math.max(...[...rows, total].map((row) => row.name.length));
const number = (n) => n.toLocaleString("en-US").padStart(11);
const line = (row) => `${row.name.padEnd(width)} ${number(row.raw)} ${number(row.brotli)}`;

console.log(`${"file".padEnd(width)} ${"bytes".padStart(11)} ${"brotli".padStart(11)}`);
for (const row of loaded) console.log(line(row));
console.log(line(total));
for (const row of later) console.log(`${line(row)}  (later, or on another page)`);

const share = `${total.brotli.toLocaleString("en-US")} of ${BUDGET.toLocaleString("en-US")} bytes`;
if (total.brotli > BUDGET && process.env.TAIRI_SIZE === "warn") {
  // Another compiler's bytes differ; that must not keep anyone from looking.
  console.log(`first load: ${share}; make test would fail`);
  process.exit(0);
}
if (total.brotli > BUDGET) {
  console.error(`failed: first load over its budget: ${share}`);
  console.error("  → the first lines of the table are what to make smaller");
  process.exit(1);
}
if (total.brotli > WARN) console.log(`first load: ${share} (the aim is ${WARN.toLocaleString("en-US")})`);
else console.log(`first load: ${share}`);
