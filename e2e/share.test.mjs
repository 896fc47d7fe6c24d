// The dialog for sharing and embedding: what it offers is true, is copied, and is
// closed again as a reader expects.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { LANGS, layoutFaults, useTairi } from "./lib.mjs";
import { settled } from "./waits.mjs";

const tairi = useTairi();
const KINDS = ["script", "frame", "element", "address", "picture"];

async function open(view, options = {}) {
  const page = await tairi.openView(view, { lang: "en", ...options, context: { permissions: ["clipboard-read", "clipboard-write"], ...options.context } });
  await page.locator(".foot .share").click();
  await page.getByRole("dialog").waitFor();
  return page;
}

/** Faults of the dialog; what lies behind it is hidden for that. */
async function faults(page) {
  await page.evaluate(() => {
    for (const el of document.querySelectorAll("header, nav, [data-figure] > :not(dialog)")) el.style.visibility = "hidden";
  });
  return layoutFaults(page);
}

const code = (page) => page.locator(".copy textarea").nth(1).inputValue();
const kind = (page, id) => page.locator(`.kinds input[value=${id}]`).click();

test("each way to embed carries the choices that were made", async () => {
  const page = await open("trade", { params: { measure: "share", time: "1990..2010" } });
  const base = tairi.url;
  const wanted = {
    script: `<div class="tairi" data-view="trade" data-lang="en" data-time="1990..2010" data-measure="share"></div>\n<script async src="${base}embed.js"></script>`,
    address: `${base}embed/trade.en.html?time=1990..2010&measure=share`,
  };
  for (const id of KINDS) {
    await kind(page, id);
    await settled(page);
    const text = await code(page);
    if (wanted[id]) assert.equal(text, wanted[id]);
    assert.match(text, /trade/);
    assert.deepEqual(await faults(page), [], id);
  }
  await kind(page, "script");
  await page.getByRole("checkbox", { name: "With controls" }).uncheck();
  await page.getByRole("checkbox", { name: "Keep this language" }).uncheck();
  await page.locator("[data-key=embed-theme]").selectOption("dark");
  await settled(page);
  const text = await code(page);
  assert.match(text, /data-theme="dark" data-static="1"/);
  assert.ok(!text.includes("data-lang"));
});

test("a frame has the height that is typed, within bounds", async () => {
  const page = await open("fta");
  await kind(page, "frame");
  const height = page.locator("[data-key=embed-height]");
  assert.match(await code(page), /height="\d{3,4}"/);
  for (const [typed, got] of [["700", 700], ["1", 200], ["99999", 3000]]) {
    await height.fill(typed);
    await height.press("Tab");
    await settled(page);
    assert.match(await code(page), new RegExp(`height="${got}"`));
  }
});

test("what is offered is there: preview, addresses, one file", async () => {
  const page = await open("china-market");
  const frame = page.frameLocator(".preview iframe");
  await frame.locator("#tairi [data-figure=china-market]").waitFor();
  for (const width of [600, 900, 320]) {
    await page.getByRole("button", { name: `${width} px` }).click();
    await settled(page);
    assert.equal(await page.locator(".preview iframe").evaluate((el) => el.clientWidth), width);
  }
  for (const id of KINDS) {
    await kind(page, id);
    await settled(page);
    const text = (await code(page)).replace(/&amp;/g, "&");
    for (const address of text.match(/http:\/\/127[^"\s]*/g)) {
      const answer = await page.request.get(address);
      assert.equal(answer.status(), 200, `${id}: ${address}`);
    }
  }
  const file = await page.locator(".sharing a[download]").getAttribute("href");
  assert.equal((await page.request.get(file)).status(), 200, file);
});

test("texts are copied, and it is said; where the browser refuses, too", async () => {
  const page = await open("trade");
  for (const [index, name] of [[0, "Link"], [1, "Put it"], [2, "How to cite"]]) {
    const row = page.locator(".copy").nth(index);
    const field = row.getByRole("textbox", { name: new RegExp(name) });
    await row.getByRole("button", { name: "Copy" }).click();
    await row.getByRole("status").filter({ hasText: "Copied" }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await field.inputValue());
  }
  assert.match(await page.locator(".copy textarea").nth(2).inputValue(), /Taiwan bought/);
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = () => false;
  });
  await page.locator(".copy button").first().click();
  await page.locator(".copy [role=status]").first().filter({ hasText: "does not allow" }).waitFor();
});

describe("is opened and closed", () => {
  test("by keys, which then are back where they were", async () => {
    const page = await tairi.openView("roadmap", { lang: "en" });
    await page.locator(".foot .share").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Share and embed" }).waitFor();
    assert.ok(await page.evaluate(() => !!document.activeElement.closest("dialog")), "the keys are inside");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    assert.equal(await page.evaluate(() => document.activeElement.className), "share");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  test("in the moment in which it goes, it opens again", async () => {
    const page = await tairi.openView("roadmap", { lang: "en" });
    await page.locator(".foot .share").click();
    const dialog = page.locator("dialog.sharing[open]");
    await dialog.waitFor();
    await page.evaluate(() => {
      const seen = new MutationObserver(() => {
        if (document.querySelector("dialog")) return;
        seen.disconnect();
        document.querySelector(".foot .share").click();
      });
      seen.observe(document.body, { childList: true, subtree: true });
    });
    await page.keyboard.press("Escape");
    await dialog.getByRole("button", { name: "Close" }).click();
    await dialog.waitFor({ state: "detached" });
  });

  for (const lang of LANGS) {
    test(`on a phone of 280 px, in ${lang}`, async () => {
      const page = await tairi.openView("intensity", { lang, width: 280, height: 600 });
      await page.locator(".foot .share").tap();
      await page.getByRole("dialog").waitFor();
      for (const id of KINDS) {
        await kind(page, id);
        await settled(page);
        assert.deepEqual(await faults(page), [], id);
      }
    });
  }

  test("not in somebody else's page", async () => {
    const page = await tairi.openView("trade", { lang: "en" });
    await page.evaluate(() => {
      const host = document.createElement("div");
      host.id = "host";
      document.body.append(host);
      window.tairi.mount(host, { view: "fta" });
    });
    await page.locator("#host [data-figure=fta]").waitFor();
    assert.equal(await page.locator("#host .share").count(), 0);
  });
});
