// Writes the site's service worker: www/sw.js with the names and digests of what a
// site in dist is made of, and with what it corrects (src/data/corrections.json). Called
// by scripts/build.sh when all else is there.
//   node scripts/offline.mjs [dist]
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { transformSync } from "esbuild";

/** What tairi's own pages load, whichever view and language is asked for; what opens workbooks few ever do. */
const WHOLE = /^(?:index\.html|tairi-[0-9a-f]{16}[._](?!sheets\.).*|icon-[0-9a-f]{16}\.svg|manifest\.[\w-]+\.webmanifest)$/;
/** Pages of one figure: the first page shows the same, so they are kept when they were visited. */
const PAGES = /^embed\/[\w-]+(?:\.[\w-]+)?\.html$/;
/** What was wrong in earlier versions, in the order in which it was mended. */
const CORRECTIONS = new URL("../src/data/corrections.json", import.meta.url);
const LANGS = ["zh-TW", "ja", "en"];
const PACKED = /\.(?:br|gz)$/;

/** Corrections, if they can be told to every reader: each in three languages, named by its day. */
export function checked({ words, all }) {
  const texts = LANGS.flatMap((lang) => [words[lang]?.head, words[lang]?.close, ...all.map((each) => each[lang])]);
  if (!texts.every((text) => text?.trim())) throw new Error("corrections.json lacks a text in one of the three languages");
  const ids = all.map(({ id }) => id);
  if (ids.some((id, index) => !/^\d{4}-\d\d-\d\d[\w-]*$/.test(id) || ids.indexOf(id) !== index)) throw new Error(`corrections.json names each by its day, no two alike: ${ids.join(", ")}`);
  return { words, all };
}

export function offline(dir = "dist", corrections = JSON.parse(readFileSync(CORRECTIONS, "utf8"))) {
  const all = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((name) => !PACKED.test(name))
    .sort();
  const content = (name) => readFileSync(join(dir, name));
  const digests = (pattern) =>
    Object.fromEntries(all.filter((name) => pattern.test(name)).map((name) => [name, createHash("sha256").update(content(name)).digest("hex").slice(0, 16)]));
  const whole = digests(WHOLE);
  const pages = digests(PAGES);
  const bytes = Object.keys(whole).reduce((sum, name) => sum + content(name).length, 0);
  const build = createHash("sha256").update(JSON.stringify([whole, pages])).digest("hex").slice(0, 16);
  const define = { TAIRI_WHOLE: whole, TAIRI_PAGES: pages, TAIRI_BUILD: build, TAIRI_BYTES: bytes, TAIRI_CORRECTIONS: checked(corrections) };
  // Here, not by the bundler's own definitions, which may be written out more than once.
  const source = Object.entries(define).reduce(
    (text, [name, value]) => text.replace(/^\/\* global .*\n/gm, "").replace(name, () => JSON.stringify(value)),
    readFileSync(new URL("../www/sw.js", import.meta.url), "utf8"),
  );
  const { code } = transformSync(source, { minify: true, charset: "utf8", format: "iife", target: "es2022", legalComments: "none" });
  writeFileSync(join(dir, "sw.js"), code);
  return { whole, pages, build, bytes };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const dir = process.argv[2] ?? "dist";
  if (!existsSync(join(dir, "index.html"))) {
    console.error(`failed: there is no site in ${dir}\n  → make dist`);
    process.exit(1);
  }
  const { whole, bytes } = offline(dir);
  console.log(`works without a network: ${Object.keys(whole).length} files, ${bytes.toLocaleString("en-US")} bytes`);
}
