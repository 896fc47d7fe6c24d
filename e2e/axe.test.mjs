// axe's rules for WCAG 2.2 A and AA, on every view.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { VIEWS, openTab, useTairi } from "./lib.mjs";
import { settled } from "./waits.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tairi = useTairi();

async function violations(page, ...without) {
  await page.evaluate(axe);
  return page.evaluate(async (off) => {
    const { violations: found } = await window.axe.run(document, {
      resultTypes: ["violations"],
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])),
    });
    return found.map((v) => `${v.id}: ${v.help} (${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join("; ")})`);
  }, without);
}

test("lines through time, an opened pair and running years violate no rule", async () => {
  for (const [theme, lang, width] of [["light", "ja", 320], ["dark", "en", 768]]) {
    for (const params of [{ unit: "lines", focus: "JPN-KOR" }, { measure: "import-share", time: 1995, focus: "JPN-TWN" }]) {
      const page = await tairi.visit("intensity", { lang, theme, width, params });
      assert.deepEqual(await violations(page), [], JSON.stringify(params));
      const play = page.locator(".play");
      if (await play.count()) await play.click();
      assert.deepEqual(await violations(page), [], "while the years run");
    }
  }
});

test("colours of the reader's own, and more contrast, violate no rule", async () => {
  for (const context of [{ forcedColors: "active" }, { contrast: "more" }]) {
    for (const [view, focus] of [["trade", "1966"], ["intensity", "JPN-KOR"], ["claims", "c18"]]) {
      const page = await tairi.visit(view, { lang: "en", width: 600, params: { focus }, context });
      assert.deepEqual(await violations(page), [], `${view}, ${JSON.stringify(context)}`);
    }
  }
});

for (const view of VIEWS) {
  describe(`${view} violates no rule`, () => {
    for (const [theme, lang, width] of [["light", "en", 320], ["dark", "zh-TW", 1280]]) {
      test(`${theme}, in ${lang}, at ${width} px`, async () => {
        const page = await tairi.visit(view, { lang, theme, width });
        assert.deepEqual(await violations(page), [], "as it opens");
        const part = page.locator("[data-cell], [data-target]:not([aria-pressed])").first();
        const events = page.locator(".events summary");
        const chart = page.locator(".slider");
        if (await part.count()) await part.click();
        if (await events.count()) await events.click();
        if (await chart.count()) await chart.press("End");
        await settled(page);
        assert.deepEqual(await violations(page), [], "with all that opens open");
        // All tables look the same; a long one takes axe seconds.
        for (const tab of theme === "dark" && view !== "fta" ? ["sources"] : ["table", "sources"]) {
          await openTab(page, tab);
          assert.deepEqual(await violations(page), [], tab);
        }
      });
    }

    // With the two above, every theme in every language.
    for (const [theme, lang, width] of [["light", "ja", 1280], ["light", "zh-TW", 390], ["dark", "en", 390], ["dark", "ja", 280]]) {
      test(`${theme}, in ${lang}, at ${width} px`, async () => {
        const page = await tairi.visit(view, { lang, theme, width });
        assert.deepEqual(await violations(page), []);
      });
    }

    test("alone, and without controls", async () => {
      for (const param of ["plain", "static"]) {
        const page = await tairi.visit(view, { lang: "ja", width: 390, params: { [param]: 1, focus: "JPN-KOR" } });
        // Alone it stands in a frame: the first heading is the host's.
        assert.deepEqual(await violations(page, "page-has-heading-one"), [], param);
      }
    });
  });
}
