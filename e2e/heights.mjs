// How high the views are in a frame: measured for embed.js, which reserves it.
import { LANGS, VIEWS, launch, startSite, untilReady } from "./lib.mjs";

/** Between them heights are as good as straight; below, above and at the ends they stay. */
export const WIDTHS = [280, 320, 360, 390, 430, 479, 559, 640, 736];

/**
 * The height of each view's page in each language at some widths; and how much of it,
 * in each language, a button to share it takes, which an element in a page lacks.
 */
export async function measure({ widths = WIDTHS, views = VIEWS, langs = LANGS } = {}) {
  const site = await startSite();
  const browser = await launch();
  try {
    const page = await browser.newPage({ reducedMotion: "reduce" });
    const heights = {};
    const share = {};
    for (const view of views) {
      heights[view] = {};
      for (const lang of langs) {
        heights[view][lang] = [];
        const first = !share[lang];
        if (first) share[lang] = [];
        await page.setViewportSize({ width: widths[0], height: 800 });
        await page.goto(new URL(`embed/${view}.${lang}.html`, site.url).href);
        await untilReady(page);
        for (const width of widths) {
          // As high as it will be, for a low window has rules of its own.
          await page.setViewportSize({ width, height: 2000 });
          const height = await settledHeight(page);
          heights[view][lang].push(height);
          if (!first) continue;
          const hide = (hidden) => page.locator(".share").evaluate((button, hidden) => (button.hidden = hidden), hidden);
          await hide(true);
          share[lang].push(height - (await settledHeight(page)));
          await hide(false);
        }
      }
    }
    return { widths, heights, share };
  } finally {
    await browser.close();
    await site.close();
  }
}

/** The height of the page when it has not changed for some frames, in each of which it may be laid out anew. */
export const settledHeight = (page) =>
  page.evaluate(async () => {
    const now = () => Math.ceil(document.documentElement.getBoundingClientRect().height - 0.05);
    let [last, same] = [now(), 0];
    while (same < 6) {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const height = now();
      same = height === last ? same + 1 : 0;
      last = height;
    }
    return last;
  });
