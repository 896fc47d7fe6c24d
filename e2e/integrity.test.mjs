// The scripts that a page names are the ones it was built with: changed by one byte, on
// the way or on the server, they do not run, and the figure stands still.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { ROOT, launch, startSite } from "./lib.mjs";

const DIST = join(ROOT, "dist");
const folder = mkdtempSync(join(tmpdir(), "tairi-integrity-"));
after(() => rmSync(folder, { recursive: true, force: true }));

test("every page of a figure names the digests of its two scripts", () => {
  const pages = ["index.html", ...readdirSync(join(DIST, "embed")).filter((name) => name.endsWith(".html")).map((name) => `embed/${name}`)];
  assert.ok(pages.length > 30, pages.join());
  for (const name of pages) {
    const html = readFileSync(join(DIST, name), "utf8");
    const found = [...html.matchAll(/<(script|link)[^>]* (?:src|href)="(?:\.\.?\/)([^"]+\.js)"[^>]*? integrity="sha256-([^"]+)"/g)];
    assert.deepEqual(found.map(([, tag]) => tag).sort(), ["link", "script"], name);
    for (const [, , file, digest] of found) assert.equal(createHash("sha256").update(readFileSync(join(DIST, file))).digest("base64"), digest, `${name}: ${file}`);
  }
});

describe("changed by one byte", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  for (const [what, pattern] of [["the first script", /\.start\.js$/], ["the main code", /^tairi-[0-9a-f]{16}\.js$/]]) {
    test(`${what} does not run, and the figure stands still`, async () => {
      const dir = join(folder, what.split(" ").pop());
      cpSync(DIST, dir, { recursive: true });
      const changed = readdirSync(dir).find((name) => pattern.test(name));
      appendFileSync(join(dir, changed), "\n");
      const site = await startSite({ dir, policy: true });
      const page = await browser.newPage();
      try {
        const said = [];
        page.on("console", (message) => said.push(message.text()));
        await page.goto(`${site.url}embed/fta.en.html`);
        await page.locator("#tairi-still svg").locator("visible=true").first().waitFor();
        // Told by the page itself, or by nothing at all, as no script of it has run.
        if (what === "the main code") await page.waitForFunction(() => document.documentElement.dataset.tairi === "error");
        const refused = () => said.some((text) => text.includes("integrity") && text.includes(changed));
        while (!refused()) await page.waitForEvent("console");
        assert.equal(await page.evaluate(() => typeof window.tairi?.version), "undefined");
        assert.notEqual(await page.locator("html").getAttribute("data-tairi"), "ready");
      } finally {
        await page.close();
        await site.close();
      }
    });
  }
});
