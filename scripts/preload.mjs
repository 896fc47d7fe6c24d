// Has the pages of a built site ask for what they begin with, each in its turn: first
// the style sheet, without which nothing is shown; then, from the end of the page, the
// code; and with it, on a page of one figure in one language, the figure's own code and
// texts, which would else be asked for only by the code that is on its way. All of it is of
// low priority, as the figure that stands in the page needs the style sheet alone: visible
// in 580 instead of 645 ms, usable no later (medians of six loads in turn, as in `make bench`).
//   node scripts/preload.mjs [dist]
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { WITH } from "./split.mjs";

const dir = process.argv[2] ?? "dist";
const low = (links) => links.replace(/>/g, ' fetchpriority="low">');
const CODE = /<link rel="modulepreload"[^>]*>\s*<link rel="preload" href="([^"]*)_bg\.wasm"[^>]*>/;

for (const name of ["index.html", ...readdirSync(join(dir, "embed")).map((name) => `embed/${name}`)]) {
  if (!name.endsWith(".html")) continue;
  const page = readFileSync(join(dir, name), "utf8");
  const [code, base] = page.match(CODE) ?? [];
  if (!code) throw new Error(`${name} asks for no code`);
  const [, view, lang] = name.match(/^embed\/(.+)\.(.+)\.html$/) ?? [];
  const parts = view ? [view, ...(WITH[view] ?? [])] : [];
  const ends = [...parts.map((part) => `${part}.wasm`), ...(lang ? [`${lang}.txt`, ...parts.map((part) => `${lang}.${part}.txt`)] : [])];
  const own = ends.filter((end) => existsSync(join(dir, "embed", `${base}.${end}`)));
  const links = own.map((end) => `<link rel="preload" href="${base}.${end}" crossorigin="anonymous" as="fetch">`);
  writeFileSync(join(dir, name), page.replace(code, "").replace("</body>", `${low([code, ...links].join("\n"))}\n</body>`));
}
