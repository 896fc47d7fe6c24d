// The tests' own eyes and the server under them, tried on pages with known faults.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { serve } from "../scripts/serve.mjs";
import { launch, layoutFaults, readCsv, readMillions, readNumber, watchedContext } from "./lib.mjs";
import { noteCanvasTexts } from "./notes.mjs";
import { until } from "./waits.mjs";

let browser;
let blank;
let dir;
let site;
before(async () => {
  dir = await mkdtemp(join(tmpdir(), "tairi-e2e-"));
  await writeFile(join(dir, "index.html"), `<!doctype html><link rel="icon" href="data:,"><p>here</p>`);
  await writeFile(join(dir, "a.wasm"), "");
  site = await serve({ dir });
  browser = await launch();
  blank = await browser.newPage({ viewport: { width: 400, height: 600 } });
  await blank.addInitScript(noteCanvasTexts);
});
after(async () => {
  await browser?.close();
  await site?.close();
  if (dir) await rm(dir, { recursive: true });
});

async function faults(html) {
  await blank.goto("about:blank");
  await blank.setContent(`<!doctype html><body style="margin:8px;font:16px sans-serif">${html}`);
  return layoutFaults(blank);
}

/** A canvas with texts on it, written as `[text, x, y]`. */
const canvas = (...texts) =>
  `<canvas width="200" height="100" style="width:100px"></canvas><script>
    const context = document.querySelector("canvas").getContext("2d");
    context.font = "20px sans-serif";
    for (const [text, x, y] of ${JSON.stringify(texts)}) context.fillText(text, x, y);
  </script>`;

const GOOD = {
  "plain text": "<h2>A title</h2><p>Some words that may break where they like, over several lines of text.</p>",
  "a table that scrolls in its own box": `<div style="overflow-x:auto"><table><tr>${"<td>12345678</td>".repeat(30)}</table></div>`,
  "text for screen readers only": `<span style="position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap">only read aloud, never seen</span><p>seen</p>`,
  "closed details": `<details><summary>More</summary><p style="width:900px">wide, but not open</p></details>`,
  "a label in a drawing": `<svg width="200" height="50"><text x="10" y="30">inside</text></svg>`,
  "a canvas with shapes up to its edge": `<canvas width="100" height="60"></canvas><script>document.querySelector("canvas").getContext("2d").fillRect(0,0,100,60)</script>`,
  "texts side by side on a canvas": canvas(["one", 10, 40], ["two", 60, 40], ["three", 10, 60]),
  "a canvas that was cleared and written on again": `${canvas(["one", 10, 40])}<script>context.clearRect(0, 0, 200, 100); context.fillText("other", 12, 42)</script>`,
  "words one after another in a line": "<p>one <b>two</b> <a href='#'>three</a> <i>four</i></p>",
};
const BAD = {
  "a page that is too wide": [`<div style="width:900px">wide</div>`, /px wide in a window of/],
  "text cut off sideways": [`<div style="width:60px;overflow:hidden;white-space:nowrap">much too long for that</div>`, /cut off sideways/],
  "text cut off below": [`<div style="height:20px;overflow:hidden">one<br>two<br>three</div>`, /cut off above or below/],
  "an ellipsis": [`<div style="width:60px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis">much too long for that</div>`, /ellipsis/],
  "texts on each other": [`<div style="position:relative;height:30px"><span style="position:absolute;left:0">over</span><span style="position:absolute;left:9px">lap</span></div>`, /lie on each other/],
  "labels on each other in a drawing": [`<svg width="200" height="50"><text x="10" y="30">first</text><text x="20" y="33">second</text></svg>`, /lie on each other/],
  "a label cut off by its drawing": [`<svg width="60" height="50"><text x="30" y="30">outside of it</text></svg>`, /cut off sideways by <svg>/],
  "a fixed box beside the window": [`<div style="position:fixed;left:380px;white-space:nowrap">far too far right</div>`, /sticks out/],
  "a text cut off by its canvas": [canvas(["far too far right", 120, 40]), /"far too far right" is cut off by the edge of its canvas/],
  "an upright text cut off by its canvas": [`${canvas()}<script>context.rotate(-Math.PI / 2); context.fillText("upright", -50, 20)</script>`, /"upright" is cut off/],
  "texts on each other on a canvas": [canvas(["over", 10, 40], ["lap", 30, 45]), /"over" and "lap" lie on each other on the canvas/],
  "a fault inside a shadow root": [`<x-y></x-y><script>document.querySelector("x-y").attachShadow({mode:"open"}).innerHTML='<div style="width:60px;overflow:hidden;white-space:nowrap">much too long for that</div>'</script>`, /cut off sideways/],
};

describe("layout faults", () => {
  for (const [what, html] of Object.entries(GOOD)) test(`none is seen in ${what}`, async () => assert.deepEqual(await faults(html), []));
  for (const [what, [html, pattern]] of Object.entries(BAD)) {
    test(`is seen: ${what}`, async () => {
      const found = await faults(html);
      assert.ok(found.some((fault) => pattern.test(fault)), JSON.stringify(found));
    });
  }
});

test("a page's complaints and its requests to others are noted", async () => {
  const { context, problems } = await watchedContext(browser, new URL(site.url).origin);
  const page = await context.newPage();
  await page.goto(site.url);
  assert.deepEqual(problems, []);
  await page.evaluate(async () => {
    console.warn("hm");
    await fetch("http://example.invalid/x").catch(() => {});
    await fetch("/missing");
    setTimeout(() => {
      throw new Error("oh");
    });
  });
  for (const pattern of [/console warning: hm/, /another origin: http:\/\/example.invalid\/x/, /answer 404/, /page error: .*oh/]) {
    await until(() => `${pattern} in ${JSON.stringify(problems)}`, () => problems.some((p) => pattern.test(p)));
  }
  await context.close();
});

describe("the server", () => {
  // fetch() would tidy the path up before sending it.
  const get = (path, method = "GET") =>
    new Promise((resolve, reject) => {
      request({ host: "127.0.0.1", port: site.port, path, method }, (response) => {
        response.resume();
        resolve([response.statusCode, response.headers["content-type"]]);
      })
        .on("error", reject)
        .end();
    });

  test("knows what a file is", async () => {
    assert.deepEqual(await get("/"), [200, "text/html; charset=utf-8"]);
    assert.deepEqual(await get("/?view=trade"), [200, "text/html; charset=utf-8"]);
    assert.deepEqual(await get("/a.wasm"), [200, "application/wasm"]);
    assert.deepEqual(await get("/a.wasm", "HEAD"), [200, "application/wasm"]);
    assert.equal((await get("/", "POST"))[0], 405);
  });

  test("gives nothing from outside of its folder", async () => {
    for (const path of ["/none", "/../lib.mjs", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/%00", "/%"]) {
      assert.equal((await get(path))[0], 404, path);
    }
  });

  test("passes a taken port over", async () => {
    const second = await serve({ dir, port: site.port });
    assert.notEqual(second.port, site.port);
    assert.ok(second.taken);
    await second.close();
  });
});

test("numbers and CSV are read as printed", () => {
  assert.equal(readNumber("NT$ 1,467,859"), 1467859);
  assert.equal(readNumber("−48.6"), -48.6);
  assert.ok(Number.isNaN(readNumber("…")));
  assert.equal(readMillions("−US$ 28.2 million"), -28.2);
  assert.equal(readMillions("US$ 1.05 billion"), 1050);
  assert.deepEqual(readCsv('a,b\n1,"x, ""y"""\n,2\n').rows, [{ a: "1", b: 'x, "y"' }, { a: "", b: "2" }]);
});
