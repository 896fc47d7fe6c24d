// Shots of the app into test-results/shots, and contact sheets that show many at once.
//   node scripts/shots.mjs [--view trade,fta] [--lang ja,en] [--width 320,1280]
//     [--theme light,dark] [--dpr 1,2,3] [--param key=value]… [--full] [--sheet] [--out folder]
// Without filters: every view, language, width and theme at one pixel a point.
// --sheet  also pastes the shots into sheets, --sheet-only keeps just the sheets.
// --dir    serves another folder than dist;  --url takes a page as it is (once per
//          width, theme and dpr) instead of the views.
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { LANGS, ROOT, VIEWS, address, launch, startSite, untilReady, watchedContext } from "../e2e/lib.mjs";

const { values: args } = parseArgs({
  options: {
    view: { type: "string" },
    lang: { type: "string" },
    width: { type: "string" },
    theme: { type: "string" },
    dpr: { type: "string" },
    param: { type: "string", multiple: true, default: [] },
    full: { type: "boolean", default: false },
    sheet: { type: "boolean", default: false },
    "sheet-only": { type: "boolean", default: false },
    out: { type: "string", default: join(ROOT, "test-results/shots") },
    dir: { type: "string", default: join(ROOT, "dist") },
    url: { type: "string" },
    scale: { type: "string", default: "0.5" },
  },
});
const list = (value, all) => (value === undefined || value === "all" ? all : value.split(","));
const numbers = (value, all) => list(value, all).map(Number);
const SHEETS = args.sheet || args["sheet-only"];

/** Pastes pictures side by side and shoots that: one look shows many. */
async function contactSheet(browser, title, shots, file) {
  const scale = Number(args.scale);
  const cells = await Promise.all(
    shots.map(async ({ name, path, width }) => {
      const data = (await readFile(path)).toString("base64");
      return `<figure><img width="${Math.round(width * scale)}" src="data:image/png;base64,${data}"><figcaption>${name}</figcaption></figure>`;
    }),
  );
  const page = await browser.newPage({ viewport: { width: 1800, height: 400 } });
  await page.setContent(
    `<!doctype html><meta charset="utf-8"><style>
      body { margin: 12px; background: #8a8f98; font: 12px sans-serif; display: flex; flex-wrap: wrap; gap: 12px; align-items: flex-start }
      h1 { flex: 100%; margin: 0; font-size: 14px } figure { margin: 0 } img { display: block; box-shadow: 0 1px 4px #0008 }
    </style><h1>${title}</h1>${cells.join("")}`,
  );
  await page.screenshot({ path: file, fullPage: true });
  await page.close();
  console.log(file);
}

const site = await startSite({ dir: args.dir });
const browser = await launch();
const params = Object.fromEntries(args.param.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]));
const taken = [];
let trouble = 0;
try {
  await mkdir(args.out, { recursive: true });
  for (const theme of list(args.theme, ["light", "dark"])) {
    for (const dpr of numbers(args.dpr, ["1"])) {
      for (const width of numbers(args.width, ["320", "390", "768", "1280"])) {
        const { context, problems } = await watchedContext(browser, new URL(site.url).origin, {
          viewport: { width, height: width < 600 ? 800 : 900 },
          deviceScaleFactor: dpr,
          colorScheme: theme === "dark" ? "dark" : "light",
        });
        const page = await context.newPage();
        const shoot = async (name, view, lang) => {
          const path = join(args.out, `${name}.png`);
          await page.screenshot({ path, fullPage: args.full });
          taken.push({ name, path, width, view, lang, theme });
          if (!args["sheet-only"]) console.log(path);
          for (const problem of problems.splice(0)) {
            trouble += 1;
            console.error(`  ${name}: ${problem}`);
          }
        };
        if (args.url !== undefined) {
          await page.goto(new URL(args.url, site.url).href);
          await page.evaluate(() => document.fonts.ready);
          await shoot(`page.${width}.${theme}.${dpr}x`, "page", "");
        } else {
          for (const view of list(args.view, VIEWS)) {
            for (const lang of list(args.lang, LANGS)) {
              await page.goto(address(site.url, view, { lang, theme, params }));
              await untilReady(page);
              await shoot(`${view}.${lang}.${width}.${theme}.${dpr}x`, view, lang);
            }
          }
        }
        await context.close();
      }
    }
  }
  if (SHEETS) {
    for (const view of new Set(taken.map((shot) => shot.view))) {
      const shots = taken.filter((shot) => shot.view === view).sort((a, b) => a.lang.localeCompare(b.lang) || a.theme.localeCompare(b.theme));
      await contactSheet(browser, view, shots, join(args.out, `sheet.${view}.png`));
    }
    if (args["sheet-only"]) await Promise.all(taken.map((shot) => rm(shot.path)));
  }
} finally {
  await browser.close();
  await site.close();
}
console.log(`${taken.length} shots${trouble ? `, ${trouble} complaints of the pages` : ""}`);
process.exit(trouble ? 1 : 0);
