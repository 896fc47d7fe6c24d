// Each view at four widths, light and dark, in three languages, beside the golden
// screenshots of e2e/golden. `make golden-shots` keeps those of now.
import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { BLESS, HEIGHT, THEMES, WIDTHS, judge, keepPlatform, keptPlatform, openJudge, platform, shoot } from "./golden.mjs";
import { LANGS, ROOT, VIEWS, useTairi } from "./lib.mjs";
import { settled } from "./waits.mjs";

const tairi = useTairi();
/** What all tests need, made by the first of them. */
let bench;
const prepared = () => {
  bench ??= (async () => {
    await rm(join(ROOT, "test-results/golden"), { recursive: true, force: true });
    const here = platform(tairi.browser);
    const kept = await keptPlatform();
    if (BLESS) await keepPlatform(here);
    assert.ok(kept || BLESS, "there are no golden screenshots; make golden-shots");
    const compared = JSON.stringify(kept) === JSON.stringify(here);
    const why = `no comparison: the golden screenshots are of ${JSON.stringify(kept)}, and this is ${JSON.stringify(here)}; sizes and ink were looked at`;
    return { judges: await openJudge(tairi.browser), compared, why };
  })();
  return bench;
};

for (const view of VIEWS) {
  describe(`${view} looks as it is kept`, () => {
    for (const lang of LANGS) {
      test(`in ${lang}`, async (t) => {
        const { judges, compared, why } = await prepared();
        const shots = { light: [], dark: [] };
        // Two at a time: pages mostly wait for frames.
        const lane = async (widths) => {
          for (const width of widths) {
            const page = await tairi.visit(view, { lang, width, height: HEIGHT });
            for (const theme of THEMES) {
              await page.emulateMedia({ colorScheme: theme });
              await page.locator(`.tairi[data-ground=${theme}]`).waitFor();
              await settled(page);
              shots[theme][WIDTHS.indexOf(width)] = await shoot(page);
            }
            await page.emulateMedia({ colorScheme: "light" });
          }
        };
        await Promise.all([lane(WIDTHS.slice(0, 3)), lane(WIDTHS.slice(3))]);
        const faults = [];
        for (const theme of THEMES) faults.push(...(await judge(judges, `${view}.${lang}.${theme}`, shots[theme], compared)));
        if (!compared && !BLESS) t.diagnostic(why);
        assert.deepEqual(faults, [], "if this is as it should look: make golden-shots, then look at what changed in e2e/golden");
      });
    }
  });
}

describe("a comparison", () => {
  /** How many places differ once `change` was done to a page. */
  async function places(change) {
    const { judges } = await prepared();
    const page = await tairi.openView("trade", { lang: "ja", width: 768, height: HEIGHT });
    const shot = async () => (await shoot(page)).toString("base64");
    const first = await shot();
    const { sheet } = await judges.evaluate((task) => window.judge(task), { shots: [first], bless: true });
    await page.evaluate(change);
    const found = await judges.evaluate((task) => window.judge(task), { shots: [await shot()], kept: sheet });
    return found.blocks.length;
  }

  test("finds nothing where nothing changed", async () => {
    assert.equal(await places(() => {}), 0);
  });

  test("does not mind another smoothing of letters' edges", async () => {
    const change = () => {
      const canvas = document.querySelector("canvas.picture");
      const context = canvas.getContext("2d");
      const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
      for (let at = 0; at < data.length; at += 1) if (at % 4 !== 3) data[at] += (at * 7919) % 13 - 6;
      context.putImageData(new ImageData(data, width, height), 0, 0);
    };
    assert.equal(await places(change), 0);
  });

  test("finds a label that moved by two pixels", async () => {
    const change = () => {
      const canvas = document.querySelector("canvas.picture");
      const { text, x, y, right, bottom } = window.canvasTexts.get(canvas).find(({ text: t }) => t === "輸入");
      if (!text) throw new Error("no such label");
      const context = canvas.getContext("2d");
      const [left, top, w, h] = [Math.floor(x) - 2, Math.floor(y) - 2, Math.ceil(right - x) + 4, Math.ceil(bottom - y) + 4];
      const label = context.getImageData(left, top, w, h);
      context.clearRect(left, top, w, h);
      context.putImageData(label, left + 2, top);
    };
    assert.ok((await places(change)) > 0);
  });

  test("finds a colour that is another one", async () => {
    const change = () => {
      const canvas = document.querySelector("canvas.picture");
      const context = canvas.getContext("2d");
      const picture = context.getImageData(0, 0, canvas.width, canvas.height);
      const { data } = picture;
      // Imports' red, as if it were a somewhat different one.
      for (let at = 0; at < data.length; at += 4) if (data[at] > 180 && data[at + 1] < 80) data[at + 1] += 50;
      context.putImageData(picture, 0, 0);
    };
    assert.ok((await places(change)) > 0);
  });
});
