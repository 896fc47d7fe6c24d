// Shoots docs/picture.png, the picture that the README opens with: three figures as
// readers see them, in three languages, on both grounds.
//   make dist && node scripts/picture.mjs
import { join } from "node:path";
import { ROOT, address, launch, startSite, untilReady } from "../e2e/lib.mjs";
import { settled } from "../e2e/waits.mjs";

const HEIGHT = 600;
const FIGURES = [
  { view: "trade", lang: "en", theme: "light", width: 700, params: { static: "1" } },
  { view: "intensity", lang: "ja", theme: "light", width: 420, params: { focus: "JPN-TWN", static: "1" } },
  { view: "claims", lang: "zh-TW", theme: "dark", width: 420, params: {} },
];

const site = await startSite();
const browser = await launch();
try {
  const page = await browser.newPage({ deviceScaleFactor: 1.5, reducedMotion: "reduce" });
  const shots = [];
  for (const { view, lang, theme, width, params } of FIGURES) {
    await page.setViewportSize({ width, height: HEIGHT });
    await page.goto(address(site.url, view, { lang, theme, params: { plain: "1", ...params } }));
    await untilReady(page);
    await settled(page);
    shots.push({ width, data: (await page.screenshot()).toString("base64") });
  }
  const gap = 14;
  const width = shots.reduce((sum, shot) => sum + shot.width + gap, gap);
  await page.setViewportSize({ width, height: HEIGHT + 2 * gap });
  const images = shots.map((shot) => `<img width="${shot.width}" height="${HEIGHT}" src="data:image/png;base64,${shot.data}">`);
  await page.setContent(
    `<!doctype html><meta charset="utf-8"><style>body { margin: 0; padding: ${gap}px; display: flex; gap: ${gap}px; background: #d9d6cf } img { border-radius: 8px }</style>${images.join("")}`,
  );
  await page.screenshot({ path: join(ROOT, "docs/picture.png") });
} finally {
  await browser.close();
  await site.close();
}
