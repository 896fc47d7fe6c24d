// Makes what Trunk has staged smaller: wasm-opt, then short names between the
// wasm file and its JavaScript (each long one carries a hash that does not
// compress), then the JavaScript and the style sheet minified. The texts are
// taken out of the wasm file and written as one pack a language, which
// src/text/pack.rs reads, and the code is cut into parts (scripts/split.mjs). The
// engine, which scripts/build.sh has built before, is put beside them.
// Last, every file gets the name of what it holds now: a cache may keep it for ever.
// Trunk calls it after each build.
//   node scripts/slim.mjs FOLDER
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync, transformSync } from "esbuild";
import { sealed } from "./integrity.mjs";
import { PARTS, WITH, split } from "./split.mjs";

const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"].map(
  (feature) => `--enable-${feature}`,
);
/** With TAIRI_SPLIT=show functions keep their names, so that a browser's stack says who needs a part. */
const SHOW = process.env.TAIRI_SPLIT === "show";
// Chosen by compressed bytes, which favour code that repeats over code that is
// short: 1.5 % below -Oz (tried on 2026-11-22 with binaryen 132).
const WASM_OPT = [
  "--flatten",
  "--rereloop",
  "-O2",
  "-s",
  "2",
  "--flexible-inline-max-function-size=0",
  "--always-inline-max-function-size=2",
  "--one-caller-inline-max-function-size=40",
  SHOW ? "-g" : "--strip-debug",
  "--strip-producers",
  ...FEATURES,
];
/** For `make start`: the same files, the code in one piece and as the compiler left it. */
const QUICK = process.env.TAIRI_QUICK === "1";
const LANGS = ["zh-TW", "ja", "en"];
/** What an address may name; as the figures are named everywhere. */
const VIEWS = Object.keys(JSON.parse(readFileSync("www/heights.json", "utf8")).heights);
const SECTION = "tairi-texts";
const CUSTOM = 0;
const DATA = 11;
const IMPORTS = 2;
const EXPORTS = 7;
const dir = process.argv[2] ?? process.env.TRUNK_STAGING_DIR;

/** A reader of a wasm file's numbers and names. */
class Reader {
  constructor(bytes, at = 0) {
    Object.assign(this, { bytes, at });
  }
  byte() {
    return this.bytes[this.at++];
  }
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }
  take(count) {
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }
  name() {
    return Buffer.from(this.take(this.number())).toString("utf8");
  }
  /** The bytes of one import's description, whatever it is. */
  description() {
    const from = this.at;
    const limits = () => {
      const flags = this.number();
      this.number();
      if (flags & 1) this.number();
    };
    switch (this.byte()) {
      case 0: // function: its type
        this.number();
        break;
      case 1: // table: type of elements, limits
        this.byte();
        limits();
        break;
      case 2: // memory
        limits();
        break;
      case 3: // global: type, whether it changes
        this.take(2);
        break;
      default:
        throw new Error(`an import of a kind that ${import.meta.url} does not know`);
    }
    return this.bytes.subarray(from, this.at);
  }
}

const leb = (value) => {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return Buffer.from(bytes);
};
const text = (name) => Buffer.concat([leb(Buffer.byteLength(name)), Buffer.from(name)]);

/** Short names, none of them a word of JavaScript: `$a`, `$b` … `$aa`. */
function* short() {
  const letters = "abcdefghijklmnopqrstuvwxyz";
  for (let index = 0; ; index++) {
    let name = "";
    for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) name = letters[rest % 26] + name;
    yield `$${name}`;
  }
}

/**
 * The texts that the wasm file carries in a section of its own, each in three
 * languages with the places that it has in the code; and the file's data.
 */
function textsOf(bytes) {
  const reader = new Reader(bytes, 8);
  let found = "";
  let data;
  while (reader.at < bytes.length) {
    const id = reader.byte();
    const body = reader.take(reader.number());
    const inner = new Reader(body);
    if (id === CUSTOM && inner.name() === SECTION) found += body.subarray(inner.at).toString("utf8");
    if (id === DATA) data = body;
  }
  const places = new Map();
  for (const record of found.split("\u{1e}").slice(0, -1)) {
    const [place, ...texts] = record.split("\u{1f}");
    const all = `${texts.join("\u{1f}")}\u{1e}`;
    places.set(all, [...(places.get(all) ?? []), place]);
  }
  return { places, data };
}

/**
 * The parts that a text belongs to, or "" where every page needs it. It names
 * them itself, or stands in the code of one; otherwise it goes where the only
 * function is that holds its key. What is cut wrongly is only fetched late.
 */
function owners(key, places, data, numbers) {
  const named = places.map((place) => {
    const parts = place.split(" ");
    if (parts.every((part) => part in PARTS)) return parts;
    return Object.keys(PARTS).filter((part) => PARTS[part].test(`$tairi[0]${place.slice("tairi".length)}::`));
  });
  if (named.every((parts) => parts.length)) return new Set(named.flat());
  const users = [...numbers].filter(([, held]) => held.has(key)).map(([part]) => part);
  return users.length === 1 && !data.has(key) ? new Set(users) : new Set([""]);
}

/** All numbers that data may hold. */
function held(data) {
  const all = new Set();
  for (let at = 0; at + 4 <= data.length; at++) all.add(data.readUInt32LE(at));
  return all;
}

/** The key of a text: as `key` in src/text/tri.rs. */
function key(texts) {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(texts)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash ^ (hash >>> 24)) & 0xffffff;
}

/** One pack a language, as src/text/pack.rs reads them. */
function packs(all) {
  const keyed = all.map((texts) => ({ key: key(texts), texts: texts.slice(0, -1).split("\u{1f}") }));
  keyed.sort((a, b) => a.key - b.key);
  let last = 0;
  let keys = "";
  for (const { key, texts } of keyed) {
    if (texts.length !== LANGS.length || texts.some((text) => text.includes("\n"))) throw new Error(`no text of three lines: ${texts}`);
    for (const shift of [18, 12, 6, 0]) keys += String.fromCharCode(48 + (((key - last) >> shift) & 63));
    last = key;
  }
  return LANGS.map((lang, index) => [lang, [keys, ...keyed.map(({ texts }) => texts[index])].join("\n")]);
}

/** The wasm file with its imports and exports renamed, and the renaming. */
function rename(bytes) {
  const names = new Map();
  const next = short();
  const renamed = (name) => {
    // What the glue looks up by name, and what only a person would call.
    if (!/^__wb|_[0-9a-f]{16}$|^widget_|^__externref/.test(name) || name === "__wbindgen_start") return name;
    if (!names.has(name)) names.set(name, next.next().value);
    return names.get(name);
  };
  const reader = new Reader(bytes, 8);
  const out = [bytes.subarray(0, 8)];
  while (reader.at < bytes.length) {
    const id = reader.byte();
    let body = reader.take(reader.number());
    // What is left of them tells a browser nothing.
    if (id === CUSTOM && !SHOW) continue;
    if (id === IMPORTS || id === EXPORTS) {
      const inner = new Reader(body);
      const count = inner.number();
      const parts = [leb(count)];
      for (let index = 0; index < count; index++) {
        // What is imported straight from a file of our own has its name there.
        const module = id === IMPORTS ? inner.name() : "";
        if (id === IMPORTS) parts.push(text(module));
        const name = inner.name();
        parts.push(text(module.endsWith("parts.js") ? name : renamed(name)));
        parts.push(id === IMPORTS ? inner.description() : Buffer.concat([inner.take(1), leb(inner.number())]));
      }
      body = Buffer.concat(parts);
    }
    out.push(Buffer.from([id]), leb(body.length), body);
  }
  return { bytes: Buffer.concat(out), names };
}

/** Makes a wasm file small, into `to`; gives the short names that what it shares with JavaScript has now. */
function slimmed(file, to = file, ...features) {
  if (QUICK) {
    if (to !== file) copyFileSync(file, to);
    return new Map();
  }
  execFileSync("wasm-opt", [...WASM_OPT, ...features, file, "-o", to], { stdio: "inherit" });
  const { bytes, names } = rename(readFileSync(to));
  if (!WebAssembly.validate(bytes)) throw new Error(`${to} is not valid`);
  writeFileSync(to, bytes);
  return names;
}

const files = readdirSync(dir);
const wasm = files.find((name) => name.endsWith("_bg.wasm"));
const js = files.find((name) => name.endsWith(".js") && wasm?.startsWith(name.slice(0, -3)));
if (!wasm || !js) throw new Error(`no wasm file with its JavaScript in ${dir}: ${files.join(", ")}`);
const path = join(dir, wasm);
const { places, data } = textsOf(readFileSync(path));
if (!places.size) throw new Error(`${wasm} carries no texts; was it built with TAIRI_PACKS=1, as scripts/build.sh does?`);
// The common name with its hash: all files go together or not at all.
const name = js.slice(0, -3);
let names;
const cuts = QUICK ? new Map([["", { bytes: readFileSync(path) }]]) : split(path, FEATURES);
const numbers = new Map([...cuts].map(([part, { numbers }]) => [part, numbers]));
const known = new Map();
for (const texts of places.keys()) {
  const other = known.get(key(texts));
  if (other) throw new Error(`two texts with one key: change a word of “${texts}” or “${other}”`);
  known.set(key(texts), texts);
}
const shares = new Map();
const inData = held(data);
if (QUICK) shares.set("", [...places.keys()]);
else for (const [texts, at] of places) for (const part of owners(key(texts), at, inData, numbers)) shares.set(part, [...(shares.get(part) ?? []), texts]);
for (const [part, all] of shares)
  for (const [lang, pack] of packs(all)) writeFileSync(join(dir, `${name}.${lang}.${part ? `${part}.` : ""}txt`), pack);

for (const [part, { bytes }] of cuts) {
  const file = part ? join(dir, `${name}.${part}.wasm`) : path;
  writeFileSync(file, bytes);
  const renamed = slimmed(file);
  if (!part) names = renamed;
}

const own = JSON.stringify(join(process.cwd(), "www/parts.js"));
let source = readFileSync(join(dir, js), "utf8").replace(/[A-Za-z_$][\w$]*/g, (word) => names.get(word) ?? word);
source = source.replace(/from (["'])\.\/parts\.js\1/g, `from ${own}`);
// Named once for each function that is handed on as it is.
source = source.replace(/^( *"\.\/parts\.js": import\d+,\n)(?: *"\.\/parts\.js": import\d+,\n)+/m, "$1");
// What a stub calls: see scripts/split.mjs.
const imports = "const import0 = {\n        __proto__: null,";
if (!source.includes(imports)) throw new Error(`${js} does not hold: ${imports}`);
source = `import { settle } from ${own};\n${source.replace(imports, `${imports}\n        part: (index) => settle(index, wasm),`)}`;
// Code that has stopped is never run again: what the page still has of it does nothing.
if (!source.includes("let wasmModule, wasmInstance, wasm;")) throw new Error(`${js} does not hold its exports in a variable that is known`);
source += `
export function end() {
  wasm = new Proxy({}, { get: () => () => {} });
}`;
writeFileSync(join(dir, js), source);
const { outputFiles } = buildSync({
  stdin: { contents: `export { default, end } from "./${js}"; export { begin, fetched, lend } from ${own};`, resolveDir: dir },
  define: { TAIRI_NAME: JSON.stringify(name), TAIRI_PARTS: JSON.stringify([...cuts.keys()].filter(Boolean)), TAIRI_TEXTS: JSON.stringify([...shares.keys()].filter(Boolean)), TAIRI_WITH: JSON.stringify(Object.entries(WITH)), TAIRI_VIEWS: JSON.stringify(VIEWS.join("|")) },
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  write: false,
});
writeFileSync(join(dir, js), outputFiles[0].contents);

for (const css of files.filter((file) => file.endsWith(".css"))) {
  const sheet = readFileSync(join(dir, css), "utf8");
  writeFileSync(join(dir, css), transformSync(sheet, { minify: true, loader: "css", target: "es2022" }).code);
}

// The engine, and what opens workbooks: the glue becomes a function, which makes one anew,
// and is given what it begins its microtasks by; see www/flows.js.
for (const beside of ["flows", "sheets"]) {
  const built = process.env.TAIRI_ENGINE;
  if (!built) throw new Error("no engine; scripts/build.sh builds it first and says where it is (TAIRI_ENGINE)");
  const names = slimmed(join(built, `${beside}_bg.wasm`), join(dir, `${name}.${beside}.wasm`), "--enable-simd");
  const glue = readFileSync(join(built, `${beside}.js`), "utf8").replace(/[A-Za-z_$][\w$]*/g, (word) => names.get(word) ?? word);
  const bundled = buildSync({
    stdin: { contents: glue, resolveDir: built },
    bundle: true,
    format: "iife",
    globalName: "glue",
    target: "es2022",
    // Its default address, which nobody asks for.
    define: { "import.meta.url": '""' },
    write: false,
  }).outputFiles[0].text;
  const [, inner] = bundled.match(/^[^]*?var glue = \(\(\) => \{([^]*)\}\)\(\);\s*$/) ?? [];
  if (!inner) throw new Error("the engine's glue is bundled in a form that is not known");
  const source = readFileSync("www/flows.js", "utf8").replace(/ = TAIRI_GLUE;/, () => ` = (queueMicrotask) => {${inner}};`);
  const whole = transformSync(source, { minify: true, format: "esm", target: "es2022", legalComments: "none" });
  writeFileSync(join(dir, `${name}.${beside}.js`), whole.code);
}

// In place of Trunk's own script: a file, as a strict policy allows no other.
const start = `${name}.start.js`;
const offline = `${name}.offline.js`;
const small = (file, define) =>
  transformSync(readFileSync(join("www", file), "utf8"), { define, minify: true, format: "esm", target: "es2022", legalComments: "none" }).code;
writeFileSync(join(dir, offline), small("offline.js", {}));
// What is built again and again is asked for anew each time.
const kept = QUICK ? { "navigator.serviceWorker": "undefined" } : {};
const addresses = { TAIRI_CODE: `./${js}`, TAIRI_WASM: `./${wasm}`, TAIRI_OFFLINE: `./${offline}` };
writeFileSync(join(dir, start), small("start.js", { ...kept, TAIRI_ALONE: "false", ...Object.fromEntries(Object.entries(addresses).map(([key, file]) => [key, JSON.stringify(file)])) }));
const page = join(dir, "index.html");
const html = readFileSync(page, "utf8").replace(/<script type="module">[^]*?<\/script>/, `<script type="module" src="./${start}"></script>`);
if (!html.includes(start)) throw new Error("index.html has no module script to replace");
writeFileSync(page, html);

// Trunk named them by what they held before all this, and its hashes lack the noughts they begin with.
const named = files.filter((file) => /-[0-9a-f]{8,16}\.(?:css|svg)$/.test(file)).map((file) => file.replace(/\.\w+$/, ""));
for (const old of [name, ...named]) {
  const set = readdirSync(dir).filter((file) => file.startsWith(`${old}.`) || file.startsWith(`${old}_`)).sort();
  const hash = createHash("sha256");
  for (const file of set) hash.update(`${file.slice(old.length)}\n`).update(readFileSync(join(dir, file)));
  const now = old.replace(/-[0-9a-f]{8,16}$/, () => `-${hash.digest("hex").slice(0, 16)}`);
  if (now === old) throw new Error(`${old} has no hash that is known`);
  for (const file of [...set, "index.html"]) {
    const at = join(dir, file);
    if (/\.(?:js|html)$/.test(file)) writeFileSync(at, readFileSync(at, "utf8").replaceAll(old, now));
    if (file !== "index.html") renameSync(at, join(dir, file.replace(old, now)));
  }
}

// Now that names and contents are what they stay.
const whole = sealed(readFileSync(page, "utf8"), dir);
if (whole.split(' integrity="').length !== 3) throw new Error("index.html does not load the two scripts that are known");
writeFileSync(page, whole);
