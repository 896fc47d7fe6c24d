// What the files of dist weigh, as brotli sends them, and what a reader loads of them.
// scripts/size.mjs prints it, `make bench` puts it beside what others weigh.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { WITH } from "./split.mjs";

const LANGS = ["zh-TW", "ja", "en"];
const PART = /-[0-9a-f]+\.(?:(zh-TW|ja|en)(?:\.([\w-]+))?\.txt|([\w-]+)\.wasm)$/;
const ENGINE = /-[0-9a-f]+\.flows\.(?:js|wasm)$/;
const SHEETS = /-[0-9a-f]+\.sheets\.(?:js|wasm)$/;
const OFFLINE = /^sw\.js$|\.offline\.js$/;

function* files(dir, folder = dir) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    // What others load into their pages, and what is all in one file, stands by itself.
    if (/^(?:tairi\.js|tairi\.html|one)$/.test(relative(dir, path))) continue;
    if (entry.isDirectory()) yield* files(dir, path);
    // Declarations are for editors, pictures for other sites: no page loads them.
    // The gallery stands by itself, embed.js in the pages of others. What is packed is
    // the same once more.
    else if (!/\.(d\.ts|png|br|gz)$|^gallery\.|^embed\.js$|^_headers$/.test(entry.name)) yield path;
  }
}

/** How many bytes brotli sends at its best. */
export const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  }).length;

export const sum = (list, key = "brotli") => list.reduce((total, row) => total + row[key], 0);

/**
 * `rows` of `{name, raw, brotli}`; `loads`, the heaviest first, of `{name, view, lang,
 * files}`: what is loaded until a page answers to touch, its own HTML, what all pages
 * share, and the code and texts of its view; `idle`, what follows the heaviest by itself;
 * `engine`, what reads a reader's flows; `sheets`, what opens workbooks; `statics`, a page before its scripts; and
 * `budgeted`, bytes by the names of scripts/budgets.json.
 */
export function weigh(dir) {
  const rows = [...files(dir)].map((path) => {
    const bytes = readFileSync(path);
    return { name: relative(dir, path), raw: bytes.length, brotli: brotli(bytes) };
  });
  rows.sort((a, b) => b.brotli - a.brotli);
  const engine = rows.filter((row) => ENGINE.test(row.name));
  const sheets = rows.filter((row) => SHEETS.test(row.name));
  const kinds = rows.filter((row) => !engine.includes(row) && !sheets.includes(row)).map((row) => {
    const [, lang, texts, code] = row.name.match(PART) ?? [];
    const [, view, tongue] = row.name.match(/^embed\/([\w-]+)\.([\w-]+)\.html$/) ?? [];
    return { row, lang, texts, code, view, tongue, first: row.name === "index.html" };
  });
  const views = [...new Set(kinds.map(({ view }) => view).filter(Boolean))];
  const loadedBy = (view, lang, whole) =>
    kinds
      .filter((kind) => {
        if (kind.lang) return kind.lang === lang && (!kind.texts || kind.texts === view);
        if (kind.code) return kind.code === view || (WITH[view] ?? []).includes(kind.code);
        if (kind.view || kind.first) return whole ? kind.first : kind.view === view && kind.tongue === lang;
        // Whatever else lies in a folder is for those who ask for it by name.
        return /-[0-9a-f]{16}(?:\.start|_bg)?\.(?:css|js|svg|wasm)$/.test(kind.row.name);
      })
      .map(({ row }) => row);
  const heaviestFirst = (a, b) => sum(b.files) - sum(a.files);
  const each = (name, whole) => views.flatMap((view) => LANGS.map((lang) => ({ name: name(view, lang), view, lang, files: loadedBy(view, lang, whole) })));
  const pages = each((view, lang) => `embed/${view}.${lang}.html`, false);
  // On the first page the address may name any view.
  const loads = [...pages, ...each((view, lang) => `?view=${view}&lang=${lang}`, true)].sort(heaviestFirst);
  const statics = pages.map((page) => ({ ...page, files: page.files.filter((row) => /\.(?:html|css)$/.test(row.name)) })).sort(heaviestFirst);
  const [heaviest] = loads;
  const idle = kinds
    .filter((kind) => (kind.code || kind.lang === heaviest?.lang || OFFLINE.test(kind.row.name)) && !heaviest?.files.includes(kind.row))
    .map(({ row }) => row);

  const raw = (name) => (existsSync(join(dir, name)) ? readFileSync(join(dir, name)).length : undefined);
  const sent = (name) => (existsSync(join(dir, name)) ? brotli(readFileSync(join(dir, name))) : undefined);
  const ones = existsSync(join(dir, "one")) ? readdirSync(join(dir, "one")).filter((name) => name.endsWith(".html") && name !== "workbench.html") : [];
  const budgeted = {
    "first load": { bytes: sum(heaviest?.files ?? rows), of: heaviest?.name },
    "static layer": { bytes: sum(statics[0]?.files ?? []), of: statics[0]?.name },
    engine: { bytes: sum(engine) },
    sheets: { bytes: sum(sheets) },
    "embed.js": { bytes: sent("embed.js") },
    "tairi.js": { bytes: sent("tairi.js") },
    "tairi.html": { bytes: raw("tairi.html") },
    "one/<view>.html": { bytes: ones.length ? Math.max(...ones.map((name) => raw(join("one", name)))) : undefined },
    "one/workbench.html": { bytes: raw("one/workbench.html") },
  };
  return { rows, views, loads, idle, engine, sheets, statics, budgeted };
}
