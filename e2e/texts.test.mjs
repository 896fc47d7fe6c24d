// The texts of a language are loaded when it is asked for, and only then.
import assert from "node:assert/strict";
import { test } from "node:test";
import { address, untilReady, useTairi } from "./lib.mjs";
import { settled } from "./waits.mjs";

const tairi = useTairi();

/** The packs of texts that a page has asked for: `ja`, and `ja.fta` for those of a part. */
const packs = (page) =>
  page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map((entry) => new URL(entry.name).pathname.match(/-[0-9a-f]+\.([\w-]+(?:\.[\w-]+)?)\.txt$/)?.[1])
      .filter(Boolean)
      .sort(),
  );
/** The languages that they are in. */
const asked = async (page) => [...new Set((await packs(page)).map((pack) => pack.split(".")[0]))];
const button = (page, name) => page.getByRole("button", { name, exact: true });

test("a page loads the texts of its own language and no other", async () => {
  for (const lang of ["zh-TW", "ja", "en"]) {
    const page = await tairi.openView("fta", { lang });
    assert.deepEqual(await asked(page), [lang]);
  }
});

test("an address with its state in the hash is met as well", async () => {
  const page = await tairi.openPage("/#view=fta&lang=ja");
  await untilReady(page);
  assert.deepEqual(await asked(page), ["ja"]);
});

test("another language is loaded once, when it is chosen", async () => {
  const page = await tairi.openView("trade", { lang: "en" });
  for (const [name, lang] of [["日本語", "ja"], ["English", "en"], ["日本語", "ja"]]) {
    await button(page, name).click();
    await page.locator(`html[lang=${lang}]`).waitFor();
  }
  assert.deepEqual(await asked(page), ["en", "ja"]);
});

test("without a network the language stays, the page says why, and a second try works", async () => {
  tairi.expectProblem(/ERR_INTERNET_DISCONNECTED/);
  const page = await tairi.openView("trade", { lang: "en" });
  await page.context().setOffline(true);
  await button(page, "日本語").click();
  const note = page.getByRole("alert").filter({ hasText: "could not be loaded" });
  await note.waitFor();
  assert.equal(await button(page, "English").getAttribute("aria-pressed"), "true");
  assert.match(page.url(), /lang=en/);
  await page.context().setOffline(false);
  await button(page, "日本語").click();
  await page.locator("html[lang=ja]").waitFor();
  await settled(page);
  assert.ok(await note.isHidden());
});

test("texts that cannot be had leave a page that says so", async () => {
  tairi.expectProblem(/ERR_FAILED/);
  const page = await tairi.openPage("about:blank");
  await page.route("**/*.txt", (route) => route.abort());
  await page.goto(address(tairi.url, "trade", { lang: "en" }));
  await page.locator("html[data-tairi=error]").waitFor({ state: "attached" });
  await page.getByRole("alert").filter({ hasText: "could not be loaded" }).waitFor();
});

test("a page in place of the texts is not taken for them", async () => {
  tairi.expectProblem(/./);
  const page = await tairi.openPage("about:blank");
  await page.route("**/*.txt", (route) => route.fulfill({ body: "<!doctype html><p>Please sign in", contentType: "text/html" }));
  await page.goto(address(tairi.url, "trade", { lang: "en" }));
  await page.locator("html[data-tairi=error]").waitFor({ state: "attached" });
});

test("the API speaks the page's language, and another one once it is loaded", async () => {
  const page = await tairi.openView("trade", { lang: "ja" });
  const got = await page.evaluate(async () => {
    const unit = (...lang) => window.tairi.dataset("exchange-rate", ...lang).unit;
    const thrown = (call) => {
      try {
        call();
        return "nothing";
      } catch (error) {
        return error.message;
      }
    };
    const host = document.createElement("div");
    const early = window.tairi.mount(host, { view: "fta", lang: "zh-TW" });
    const out = { own: unit() === unit("ja"), before: thrown(() => unit("en")), waiting: thrown(() => early.csv()) };
    early.destroy();
    await Promise.all([window.tairi.load("en"), window.tairi.load("zh-TW"), window.tairi.load()]);
    // What comes late for a widget that is gone has come.
    for (let left = 3; left; left -= 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    out.gone = host.childNodes.length;
    out.differ = new Set([unit("en"), unit("ja"), unit("zh-TW")]).size;
    const widget = window.tairi.mount(host, { view: "fta", lang: "en" });
    out.svg = widget.svg().slice(0, 4);
    widget.destroy();
    out.unknown = thrown(() => window.tairi.load("fr"));
    return out;
  });
  assert.match(got.before, /await tairi\.load\("en"\)/);
  assert.match(got.waiting, /await tairi\.load\("zh-TW"\)/);
  assert.match(got.unknown, /zh-TW, ja, en/);
  assert.deepEqual([got.own, got.gone, got.differ, got.svg], [true, 0, 3, "<svg"]);
});

test("a stop of the app is said on the page; another script's error is not taken for one", async () => {
  tairi.expectProblem(/./);
  const page = await tairi.openView("trade", { lang: "en" });
  const raise = (kind) =>
    page.evaluate((kind) => {
      const error = kind === "trap" ? new WebAssembly.RuntimeError("unreachable") : new Error("a host's own");
      window.dispatchEvent(new ErrorEvent("error", { error, message: error.message }));
      return document.documentElement.dataset.tairi;
    }, kind);
  assert.equal(await raise("other"), "ready");
  assert.equal(await raise("trap"), "error");
  assert.ok(await page.getByRole("alert").filter({ hasText: "stopped working" }).isVisible());
});
