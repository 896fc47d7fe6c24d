// Writes dist/embed.js: www/embed.js with the figures' names, as their pages have
// them, and the heights of www/heights.json, minified.
//   node scripts/embed.mjs [dist]
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";

const LANGS = ["zh-TW", "ja", "en"];
const dir = process.argv[2] ?? "dist";

const { widths, heights } = JSON.parse(readFileSync("www/heights.json", "utf8"));
const name = (view, lang) => {
  const title = readFileSync(join(dir, "embed", `${view}.${lang}.html`), "utf8").match(/<title>([^<]+?) · /)?.[1];
  if (!title) throw new Error(`embed/${view}.${lang}.html has no title`);
  return title;
};
/**
 * Steps from each height to the next, in four pixels: less to say, and the frame tells its
 * own height soon.
 */
const steps = (heights) => heights.map((height) => Math.ceil(height / 4)).map((height, index, all) => height - (all[index - 1] ?? 0));
const names = Object.fromEntries(Object.keys(heights).map((view) => [view, LANGS.map((lang) => name(view, lang))]));
const { code } = transformSync(readFileSync("www/embed.js", "utf8"), {
  minify: true,
  charset: "utf8",
  target: "es2018",
  define: {
    TAIRI_NAMES: JSON.stringify(names),
    TAIRI_WIDTHS: JSON.stringify(widths),
    TAIRI_HEIGHTS: JSON.stringify(Object.fromEntries(Object.entries(heights).map(([view, of]) => [view, steps(LANGS.flatMap((lang) => of[lang]))]))),
  },
});
writeFileSync(join(dir, "embed.js"), code);
