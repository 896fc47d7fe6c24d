// Under a strict content security policy: no inline style, no inline script,
// nothing from elsewhere.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ROOT, UNDRAWN, VIEWS, openTab, pointOn, readout, useTairi } from "./lib.mjs";
import { settled } from "./waits.mjs";

// A breach is a message on the console, and so fails the test.
const tairi = useTairi({ policy: true });

test("the policy is in force", async () => {
  tairi.expectProblem(/style/);
  const page = await tairi.visit("fta", { lang: "en" });
  const color = await page.evaluate(() => {
    document.body.setAttribute("style", "color: red");
    return document.body.style.color;
  });
  assert.equal(color, "", "a style attribute is refused");
});

test("every view works", async () => {
  for (const view of VIEWS) {
    const page = await tairi.visit(view, { lang: "en" });
    const part = page.locator("[data-cell], [data-target]:not([aria-pressed])").first();
    if (await part.count()) {
      await part.click();
      await page.locator("[data-detail]").waitFor();
    }
    const point = UNDRAWN.includes(view) ? { x: 5, y: 5 } : await pointOn(page, 0.5, 0.8);
    await page.mouse.move(point.x, point.y);
    await settled(page);
    if (["trade", "china-market"].includes(view)) assert.ok(await readout(page), view);
    for (const tab of ["table", "sources", "chart"]) await openTab(page, tab);
    await page.setViewportSize({ width: 400, height: 800 });
    await settled(page);
  }
});

test("the calls of the API work", async () => {
  const page = await tairi.visit("trade", { lang: "en" });
  const got = await page.evaluate(async () => {
    const host = document.createElement("div");
    document.body.append(host);
    const widget = window.tairi.mount(host, { view: "china-market" });
    while (!host.querySelector("canvas.picture")) await new Promise((resolve) => requestAnimationFrame(resolve));
    const out = [window.tairi.datasets().length, widget.svg().slice(0, 4), (await widget.png()).type, host.querySelectorAll("canvas").length];
    widget.destroy();
    return out;
  });
  assert.deepEqual(got, [13, "<svg", "image/png", 2]);
});
