// What `make start` serves: built otherwise than the site for readers, but the same to look at.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { LANGS, ROOT, VIEWS, figure, layoutFaults, openTab, useTairi } from "./lib.mjs";

const tairi = useTairi({ dir: join(ROOT, "target/site"), policy: true });

for (const view of VIEWS) {
  test(`shows ${view}, in every language, with its table`, async () => {
    for (const lang of LANGS) {
      const page = await tairi.visit(view, { lang });
      assert.equal(await page.locator("html").getAttribute("lang"), lang);
      assert.ok(await figure(page, view).isVisible());
      await openTab(page, "table");
      assert.deepEqual(await layoutFaults(page), []);
    }
  });
}

test("reads a file of the reader's own", async () => {
  const page = await tairi.openView("workbench", { lang: "en" });
  const text = "year,exporter,importer,value\n2001,JPN,TWN,10\n2001,TWN,JPN,20\n2001,JPN,USA,30\n2001,USA,JPN,25\n2001,TWN,USA,15\n2001,USA,TWN,5\n";
  await page.locator(".bring input[type=file]").setInputFiles({ name: "own.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.locator(".takeaway").filter({ hasText: "own.csv" }).waitFor();
  assert.equal(await page.locator(".matrix [data-cell]").count(), 6);
});

test("stands still without scripts, and is an element for other pages", async () => {
  const still = await tairi.openPage("embed/intensity.ja.html", { context: { javaScriptEnabled: false } });
  assert.ok(await still.getByRole("img").filter({ visible: true }).first().isVisible());
  const page = await tairi.openView("fta", { lang: "en" });
  const names = await page.evaluate(async (url) => Object.keys(await import(url)), new URL("tairi.js", tairi.url).href);
  assert.ok(names.includes("mount"), names.join());
});
