// Thousands of messages that are none, or nearly one, to a frame of tairi and to
// embed.js: from the page around it, from a stranger's frame, from itself. Nothing
// changes by them, nothing is said to strangers, no height is out of bounds.
//   TAIRI_SEED=7 TAIRI_MESSAGES=100000 node --test e2e/messages.test.mjs
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { article, openHost, startHost } from "./hostpages.mjs";
import { launch, startSite } from "./lib.mjs";
import { ALL, watchFaults } from "./payloads.mjs";
import { heardAll, settled } from "./waits.mjs";

const SEED = Number(process.env.TAIRI_SEED ?? 2026);
const MANY = Number(process.env.TAIRI_MESSAGES ?? 3000);

const state = {};
before(async () => {
  state.site = await startSite();
  [state.host, state.other] = await Promise.all([startHost(), startHost()]);
  state.browser = await launch();
});
after(() => Promise.all(["browser", "site", "host", "other"].map((each) => state[each]?.close())));
afterEach(async () => {
  const { opened } = state;
  state.opened = undefined;
  const faults = await Promise.all(opened.page.frames().map((frame) => frame.evaluate(() => window.tairiFaults())));
  await opened.close();
  assert.deepEqual([...opened.problems, ...faults.flat()], [], `seed ${SEED}`);
});

/** Runs in a page: posts `many` messages to a window, made by a seed; the same seed makes the same ones. */
async function throwAt({ target, seed, many, texts }) {
  const to = target.split(".").reduce((at, key) => at[key], window);
  let now = seed >>> 0;
  const random = () => {
    // Mulberry32.
    now = (now + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(now ^ (now >>> 15), now | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count) => Math.floor(random() * count);
  const pick = (list) => list[below(list.length)];
  const NUMBERS = [0, -0, -1, 1, 2.5, 50_001, 1e9, 2 ** 31, 2 ** 32 + 300, -(2 ** 53), 1e308, Infinity, -Infinity, NaN, Number.MIN_VALUE];
  const KINDS = ["frames-init", "iframe-child-init", "iframe-get-child-dimensions", "iframe-resized", "ready", "embed-size", "height", "link", "resize", "new", "change"];
  const KEYS = ["type", "message", "sentinel", "value", "height", "width", "datawrapper-height", "tairi", "source", "secret", "context", "src", "data", "view", "__proto__", "constructor", "then", "toJSON", "length"];
  const REAL = [
    "pymxPYMxpym-0xPYMxwidthxPYMx390",
    "[iFrameSizer]frame-1:8:false:false:32:true:true::bodyOffset:null:null:0:false:parent:scroll:true",
    "[iFrameSizer]resize",
    "[iFrameSizer]reset",
    '{"src":"https://example.org/","context":"iframe.resize","height":300}',
    '{"message":"height","value":300,"secret":"Ab3"}',
    "tairi",
  ];
  const NEAR = [":", "true", "false", "xPYMx", "pym", "[iFrameSizer]", "8", "-1", "99999999999", "\0", "\ud800", "\u202e", "<", '"', "}", "navigateTo"];
  const text = () => {
    const kind = below(6);
    if (kind === 0) return pick(texts);
    if (kind === 1) return "x".repeat(below(3) ? below(2000) : 200_000);
    let out = pick(REAL);
    for (let more = 1 + below(4); more; more -= 1) {
      const at = below(out.length + 1);
      // Left out, put in, said twice.
      out = pick([out.slice(0, at) + out.slice(at + 1 + below(5)), out.slice(0, at) + pick(NEAR) + out.slice(at), out.slice(0, at) + out, out.slice(0, at)]);
    }
    return out;
  };
  const value = (deep) => {
    switch (below(deep > 3 ? 8 : 14)) {
      case 0: return null;
      case 1: return undefined;
      case 2: return random() < 0.5;
      case 3: return pick(NUMBERS);
      case 4: return BigInt(below(1e6)) ** 9n;
      case 5: return pick(KINDS);
      case 6: case 7: return text();
      case 8: return Array.from({ length: below(5) }, () => value(deep + 1));
      case 9: return new Map([[pick(KEYS), value(deep + 1)]]);
      case 10: return new Date(pick(NUMBERS));
      case 11: return new Uint8Array(below(64));
      default: return object(deep + 1);
    }
  };
  const object = (deep) => {
    const made = {};
    // As data of its own, also where every object has something of that name.
    for (let more = below(5); more; more -= 1) Object.defineProperty(made, pick(KEYS), { value: value(deep), enumerable: true, configurable: true, writable: true });
    if (deep < 2 && below(20) === 0) made.self = made;
    return made;
  };
  const message = () => {
    const kind = below(8);
    if (kind < 3) return text();
    if (kind < 5) return { [pick(["type", "message", "sentinel"])]: below(3) ? pick(KINDS) : value(1), ...object(1) };
    if (kind === 5) return { "datawrapper-height": below(2) ? { [pick(KEYS)]: below(3) ? pick(NUMBERS) : value(1) } : value(1) };
    return value(0);
  };
  for (let left = many; left; left -= 1) {
    to.postMessage(message(), "*");
    if (left % 200 === 0) await new Promise((resolve) => setTimeout(resolve));
  }
  // What was posted has been heard when this comes back from a page that answers nothing.
  const { port1, port2 } = new MessageChannel();
  await new Promise((resolve) => {
    port1.onmessage = resolve;
    port2.postMessage(0);
  });
}

const args = (target, many = MANY, seed = SEED) => ({ target, seed, many, texts: ALL.filter((each) => each.length < 5000) });

/** Opens a page of these contents, which notes all that is said to it, as do its frames. */
async function open(body) {
  const opened = await openHost(state.browser, "", {
    script: `(${watchFaults})(); window.heard = []; addEventListener("message", ({ data, source }) => heard.push([data, source === parent ? "parent" : source === self ? "self" : "frame"]));`,
  });
  state.opened = opened;
  await opened.page.goto(state.host.put(article(body)));
  return opened.page;
}
const stranger = () => `<iframe id="stranger" title="x" src="${state.other.put(article("A stranger."))}"></iframe>`;
const figure = (height = 700) => `<iframe id="figure" title="A figure" width="500" height="${height}" src="${state.site.url}embed/trade.en.html?childId=pym-0#secret=Ab3"></iframe>`;
const inside = async (page, id) => (await page.waitForSelector(`#${id}`)).contentFrame();
const ready = async (page, id = "figure") => {
  const frame = await inside(page, id);
  await frame.waitForFunction(() => document.documentElement.dataset.tairi === "ready" && document.querySelector("[data-sources] li"));
  // It has told its height, if that was to be told.
  await heardAll(page, frame);
  return frame;
};
/** All that a reader, the address and the browser's history say of a figure. */
const looks = (frame) =>
  frame.evaluate(() => [location.href, history.length, document.documentElement.lang, document.querySelector("[data-figure]").outerHTML, document.documentElement.getBoundingClientRect().height, Object.keys(localStorage).join()]);

test("what strangers and itself say to a frame changes nothing, and is answered by nothing", async () => {
  const page = await open(figure() + stranger());
  const frame = await ready(page);
  const other = await inside(page, "stranger");
  const before = await looks(frame);
  await page.evaluate(() => (window.heard = []));
  await other.evaluate(() => (window.heard = []));
  await other.evaluate(throwAt, args("parent.frames.0"));
  await frame.evaluate(throwAt, args("self"));
  // The real ones, from the wrong side.
  for (const [from, target] of [[other, "parent.frames.0"], [frame, "self"]]) {
    await from.evaluate((target) => {
      const to = target.split(".").reduce((at, key) => at[key], window);
      for (const each of [{ type: "iframe-child-init" }, { type: "frames-init" }, { message: "ready" }, "[iFrameSizer]evil:8:true:false", "pymxPYMxpym-0xPYMxwidthxPYMx390"]) to.postMessage(each, "*");
    }, target);
  }
  await heardAll(page, frame);
  assert.deepEqual(await looks(frame), before, `seed ${SEED}`);
  assert.deepEqual(await page.evaluate(() => window.heard), [], "nothing is said to the page around it");
  assert.deepEqual(await other.evaluate(() => window.heard), [], "nor to the stranger");
  // It hears the page around it as before.
  await page.evaluate(() => frames[0].postMessage({ type: "frames-init" }, "*"));
  await page.waitForFunction(() => window.heard.some(([data]) => data?.sentinel === "amp"));
});

test("what the page around a frame says changes nothing, and is answered by its height alone", async () => {
  const page = await open(figure() + stranger());
  const frame = await ready(page);
  const other = await inside(page, "stranger");
  const before = await looks(frame);
  const history = await page.evaluate(() => history.length);
  await page.evaluate(() => (window.heard = []));
  await page.evaluate(throwAt, args("frames.0", 2 * MANY));
  // Asked once more, so that the last answer has come.
  await page.evaluate(() => {
    window.last = heard.length;
    frames[0].postMessage({ type: "frames-init" }, "*");
  });
  await page.waitForFunction(() => window.heard.slice(window.last).some(([data]) => data?.sentinel === "amp"));
  assert.deepEqual(await looks(frame), before, `seed ${SEED}`);
  const height = Math.ceil(before[4]);
  const heard = await page.evaluate(() => window.heard.map(([data]) => data));
  assert.ok(heard.length > 5, "it did answer");
  for (const data of heard) {
    const said = JSON.stringify(data);
    const told = typeof data === "string"
      ? (data.match(/^\{"src":.*"context":"iframe\.resize","height":(\d+)\}$/) ?? data.match(/^pymxPYMxpym-0xPYMxheightxPYMx(\d+)$/) ?? data.match(/^\[iFrameSizer\][^]{1,100}?:(\d+):\d+:(?:init:tairi|resizeObserver)$/))?.[1]
      : Object.values(data["datawrapper-height"] ?? {})[0] ?? data.height ?? data.value;
    assert.equal(Number(told), height, said.slice(0, 300));
    assert.ok(said.length < 3000);
  }
  assert.deepEqual(await other.evaluate(() => window.heard), [], "nothing is said to the stranger");
  assert.deepEqual([page.url().startsWith(state.host.origin), await page.evaluate(() => history.length)], [true, history], "the host is where it was");
});

test("what an opener, a frame of its own or a port says to a page changes nothing, and is answered by nothing", async () => {
  const page = await open("An article that opens a figure.");
  const url = `${state.site.url}?view=trade&lang=en`;
  const [figure] = await Promise.all([page.context().waitForEvent("page"), page.evaluate((url) => void (window.opened = open(url)), url)]);
  await figure.waitForFunction(() => document.documentElement.dataset.tairi === "ready" && document.querySelector("[data-sources] li"));
  await figure.evaluate((url) => document.body.append(Object.assign(document.createElement("iframe"), { src: url, hidden: true })), state.other.put(article("A child.")));
  const child = await figure.waitForSelector("iframe", { state: "attached" }).then((each) => each.contentFrame());
  await child.waitForLoadState();
  const before = await looks(figure);
  await page.evaluate(() => (window.heard = []));
  await page.evaluate(throwAt, args("opened"));
  await child.evaluate(throwAt, args("parent"));
  // The real ones, with a port for the answer.
  const answers = await page.evaluate(async () => {
    const answers = [];
    for (const each of [{ type: "iframe-child-init" }, { type: "frames-init" }, { message: "ready" }, "[iFrameSizer]x:8:true:false", "pymxPYMxpym-0xPYMxwidthxPYMx390"]) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => answers.push(data);
      window.opened.postMessage(each, "*", [port2]);
    }
    return answers;
  });
  // What it had to say has come when its last word has.
  await settled(figure);
  await figure.evaluate(() => [opener, frames[0]].forEach((each) => each.postMessage("that is all", "*")));
  for (const each of [page, child]) await each.waitForFunction(() => window.heard.some(([data]) => data === "that is all"));
  assert.deepEqual(await looks(figure), before, `seed ${SEED}`);
  const heard = await Promise.all([page, child].map((each) => each.evaluate(() => window.heard.length)));
  assert.deepEqual([answers, heard], [[], [1, 1]], "answers to ports, words to the opener and the frame");
});

test("embed.js takes a height within bounds from its own frame only, whoever says what", async () => {
  const page = await open(`${stranger()}<iframe id="deaf" title="x" width="300" height="99" src="${state.other.put(article("Another."))}"></iframe><div class="tairi" id="place" data-view="fta" data-lang="en"></div><script src="${state.site.url}embed.js"></script>`);
  const own = page.locator("#place iframe");
  const frame = await (await page.waitForSelector("#place iframe")).contentFrame();
  await frame.waitForFunction(() => document.documentElement.dataset.tairi === "ready" && innerHeight === Math.ceil(document.documentElement.getBoundingClientRect().height));
  const heights = () => page.evaluate(() => [...document.querySelectorAll("iframe")].map((each) => each.clientHeight));
  const before = await heights();
  const shape = await page.evaluate(() => document.querySelectorAll("*").length);
  const other = await inside(page, "stranger");
  await other.evaluate(throwAt, args("parent"));
  await page.evaluate(throwAt, args("self", 1000));
  await other.evaluate(() => parent.postMessage({ "datawrapper-height": { "fta.en.html": 123 } }, "*"));
  await page.evaluate(() => postMessage({ "datawrapper-height": { "fta.en.html": 123 } }, "*"));
  await page.waitForFunction(() => window.heard.filter(([data]) => data?.["datawrapper-height"]?.["fta.en.html"] === 123).length === 2);
  assert.deepEqual(await heights(), before, `seed ${SEED}`);
  // A frame of tairi's own that has gone mad moves its own height only, and within bounds.
  await frame.evaluate(throwAt, args("parent"));
  await frame.evaluate(() => parent.postMessage({ "datawrapper-height": { "fta.en.html": 456 } }, "*"));
  await page.waitForFunction(() => document.querySelector("#place iframe").clientHeight === 456);
  assert.deepEqual((await heights()).slice(0, 2), before.slice(0, 2));
  const seen = await page.evaluate(() => window.heard.map(([data]) => Object.values(Object(data?.["datawrapper-height"]))[0]).filter((px) => Number.isInteger(px) && px > 5e4));
  assert.ok(seen.length > 0, "there were absurd ones");
  await frame.evaluate(() => parent.postMessage({ "datawrapper-height": { x: 50_001 } }, "*"));
  await frame.evaluate(() => parent.postMessage({ "datawrapper-height": { x: 457 } }, "*"));
  await page.waitForFunction(() => document.querySelector("#place iframe").clientHeight === 457);
  assert.equal(await own.getAttribute("src").then((src) => src.startsWith(state.site.url)), true);
  assert.equal(await page.evaluate(() => document.querySelectorAll("*").length), shape);
});
