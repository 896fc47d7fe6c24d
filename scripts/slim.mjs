// Makes what Trunk has staged smaller: wasm-opt, then short names between the
// wasm file and its JavaScript (each long one carries a hash that does not
// compress), then the JavaScript and the style sheet minified. The texts are
// taken out of the wasm file and written as one pack a language, which
// src/i18n/pack.rs reads, and the code is cut into parts (scripts/split.mjs).
// Trunk calls it after each release build.
//   node scripts/slim.mjs FOLDER
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync, transformSync } from "esbuild";
import { PARTS, split } from "./split.mjs";

const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"].map(
  (feature) => `--enable-${feature}`,
);
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
  "--strip-debug",
  "--strip-producers",
  ...FEATURES,
];
const LANGS = ["zh-TW", "ja", "en"];
const SECTION = "tairi-texts";
const CUSTOM = 0;
const IMPORTS = 2;
const EXPORTS = 7;
const dir = process.argv[2] ?? process.env.TRUNK_STAGING_DIR;
if (process.env.TRUNK_PROFILE && process.env.TRUNK_PROFILE !== "release") process.exit(0);

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

/** The texts that the wasm file carries in a section of its own: each in three languages. */
function textsOf(bytes) {
  const reader = new Reader(bytes, 8);
  const found = [];
  while (reader.at < bytes.length) {
    const id = reader.byte();
    const body = reader.take(reader.number());
    const inner = new Reader(body);
    if (id === CUSTOM && inner.name() === SECTION) found.push(body.subarray(inner.at).toString("utf8"));
  }
  // Each ends with the sign of a record; some stand there more than once.
  return [...new Set(found.join("").split("\u{1e}").slice(0, -1).map((texts) => `${texts}\u{1e}`))];
}

/** The key of a text: as `key` in src/i18n/tri.rs. */
function key(texts) {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(texts)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash ^ (hash >>> 24)) & 0xffffff;
}

/** One pack a language, as src/i18n/pack.rs reads them. */
function packs(all) {
  const keyed = all.map((texts) => ({ key: key(texts), texts: texts.slice(0, -1).split("\u{1f}") }));
  keyed.sort((a, b) => a.key - b.key);
  let last = 0;
  let keys = "";
  for (const [index, { key, texts }] of keyed.entries()) {
    if (index && key === last) throw new Error(`two texts with one key: change a word of “${texts[2]}” or “${keyed[index - 1].texts[2]}”`);
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
    if (id === CUSTOM) continue;
    if (id === IMPORTS || id === EXPORTS) {
      const inner = new Reader(body);
      const count = inner.number();
      const parts = [leb(count)];
      for (let index = 0; index < count; index++) {
        if (id === IMPORTS) parts.push(text(inner.name()));
        parts.push(text(renamed(inner.name())));
        parts.push(id === IMPORTS ? inner.description() : Buffer.concat([inner.take(1), leb(inner.number())]));
      }
      body = Buffer.concat(parts);
    }
    out.push(Buffer.from([id]), leb(body.length), body);
  }
  return { bytes: Buffer.concat(out), names };
}

const files = readdirSync(dir);
const wasm = files.find((name) => name.endsWith("_bg.wasm"));
const js = files.find((name) => name.endsWith(".js") && wasm?.startsWith(name.slice(0, -3)));
if (!wasm || !js) throw new Error(`no wasm file with its JavaScript in ${dir}: ${files.join(", ")}`);
const path = join(dir, wasm);
const all = textsOf(readFileSync(path));
if (!all.length) throw new Error(`${wasm} carries no texts; was it built with TAIRI_PACKS=1, as scripts/build.sh does?`);
// The common name with its hash: all files go together or not at all.
const name = js.slice(0, -3);
for (const [lang, pack] of packs(all)) writeFileSync(join(dir, `${name}.${lang}.txt`), pack);

let names;
for (const [part, bytes] of split(path, FEATURES)) {
  const file = part ? join(dir, `${name}.${part}.wasm`) : path;
  writeFileSync(file, bytes);
  execFileSync("wasm-opt", [...WASM_OPT, file, "-o", file], { stdio: "inherit" });
  const renamed = rename(readFileSync(file));
  if (!part) names = renamed.names;
  if (!WebAssembly.validate(renamed.bytes)) throw new Error(`${file} is not valid`);
  writeFileSync(file, renamed.bytes);
}

const own = JSON.stringify(join(process.cwd(), "www/parts.js"));
let source = readFileSync(join(dir, js), "utf8").replace(/[A-Za-z_$][\w$]*/g, (word) => names.get(word) ?? word);
source = source.replace(/(["'])\.\/parts\.js\1/g, own);
// What a stub calls: see scripts/split.mjs.
const imports = "const import0 = {\n        __proto__: null,";
if (!source.includes(imports)) throw new Error(`${js} does not hold: ${imports}`);
source = `import { settle } from ${own};\n${source.replace(imports, `${imports}\n        part: (index) => settle(index, wasm),`)}`;
writeFileSync(join(dir, js), source);
const { outputFiles } = buildSync({
  stdin: { contents: `export { default } from "./${js}"; export { begin } from ${own};`, resolveDir: dir },
  define: { TAIRI_NAME: JSON.stringify(name), TAIRI_PARTS: JSON.stringify(Object.keys(PARTS)) },
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

// In place of Trunk's own script: a file, as a strict policy allows no other.
const start = `${name}.start.js`;
writeFileSync(join(dir, start), `import init,{begin}from"./${js}";begin(init,new URL("./${wasm}",import.meta.url))`);
const page = join(dir, "index.html");
const html = readFileSync(page, "utf8").replace(/<script type="module">[^]*?<\/script>/, `<script type="module" src="./${start}"></script>`);
if (!html.includes(start)) throw new Error("index.html has no module script to replace");
writeFileSync(page, html);
