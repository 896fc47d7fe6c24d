// axe's rules for WCAG 2.2 A and AA, on every view.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { VIEWS, useTairi } from "./lib.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tairi = useTairi();

for (const view of VIEWS) {
  for (const theme of ["light", "dark"]) {
    for (const tab of ["chart", "table", "sources"]) {
      test(`${view}, ${tab}, ${theme}: no violation`, async () => {
        const page = await tairi.openView(view, { lang: "en", theme, width: 390, params: { tab } });
        await page.evaluate(axe);
        const found = await page.evaluate(async () => {
          const { violations } = await window.axe.run(document, {
            runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
          });
          return violations.map((v) => `${v.id}: ${v.help} (${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join("; ")})`);
        });
        assert.deepEqual(found, []);
      });
    }
  }
}
