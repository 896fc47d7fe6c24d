// One visit of one page, as a reader on a slow phone and a poor line makes it: the load, then,
// with the line free and the processor still slow, the cursor, the switch, other sizes, memory.
import { SLOW, account } from "./lib.mjs";
import { clocks } from "./clocks.mjs";
import { median } from "./numbers.mjs";

const [WIDE, NARROW] = [760, 390];
const HEIGHT = 900;

/** Opens a page, and says when it was there and what kept it. */
export async function load(browser, contestant, base) {
  const context = await browser.newContext({ viewport: { width: WIDE, height: HEIGHT } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const bytesPerSecond = (SLOW.kbits * 1000) / 8;
  await session.send("Network.emulateNetworkConditions", { offline: false, latency: SLOW.latency, downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond });
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOW.cpu });
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  const { selector, picture, laidOut, moves, gesture = "pointermove" } = contestant;
  await page.addInitScript(clocks, { selector, picture, laidOut, moves, gesture });
  try {
    await page.goto(new URL(contestant.path, base).href, { waitUntil: "commit" });
    const mark = contestant.readyMark ?? null;
    await page.waitForFunction((name) => (name ? performance.getEntriesByName(name).length : window.bench.usable), mark, { timeout: 60_000, polling: 50 });
    const sent = bytes;
    const times = await page.evaluate((name) => {
      const first = performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
      const usable = name ? performance.getEntriesByName(name)[0].startTime : window.bench.usable;
      const kind = (entry) => new URL(entry.name).pathname.match(/\.(\w+)$/)?.[1] ?? "html";
      const [whole] = performance.getEntriesByType("navigation");
      const arrived = {};
      for (const each of [whole, ...performance.getEntriesByType("resource")]) {
        if (each.responseEnd && each.responseEnd <= usable) arrived[kind(each)] = Math.max(arrived[kind(each)] ?? 0, each.responseEnd);
      }
      const tasks = window.bench.tasks.filter(({ startTime }) => startTime < usable).map(({ duration }) => duration);
      return {
        visible: Math.max(first ?? 0, window.bench.visible),
        usable,
        arrived,
        blocked: tasks.reduce((sum, time) => sum + time, 0),
        longest: Math.max(0, ...tasks),
      };
    }, mark);
    return { context, page, session, times: { ...times, bytes: sent } };
  } catch (error) {
    await context.close();
    throw error;
  }
}

/** The line is free from now on, and what follows in idle time is there. */
async function quiet({ page, session }) {
  await session.send("Network.emulateNetworkConditions", { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(1000);
}

/** Moves a pointer over the picture of a loaded page, or presses its cells, and times each move. */
export async function cursor({ page, session }, contestant, moves) {
  const places = await contestant.places(page);
  const move = async (place) => {
    const { x, y } = typeof place === "function" ? await place() : place;
    const send = (type, more) => session.send("Input.dispatchMouseEvent", { type, x, y, ...more });
    if (contestant.gesture !== "click") return send("mouseMoved");
    await send("mousePressed", { button: "left", clickCount: 1 });
    return send("mouseReleased", { button: "left", clickCount: 1 });
  };
  // A cursor that nobody sees would be quick: two places must look different.
  const views = [];
  for (const place of [places[0], places.at(-1)]) {
    await move(place);
    await page.waitForTimeout(700);
    views.push(await page.screenshot());
  }
  const shows = !views[0].equals(views[1]);
  await page.evaluate(() => window.bench.listen());
  const spent = await account(session);
  const before = await spent();
  for (let index = 0; index < moves; index += 1) {
    await move(places[index % places.length]);
    await page.waitForTimeout(60);
  }
  await page.waitForTimeout(300);
  const after = await spent();
  const each = Object.fromEntries(Object.keys(after).map((key) => [key, (after[key] - before[key]) / moves]));
  return { shows, each, moves: await page.evaluate(() => window.bench.moves) };
}

/** Places on a picture, back and forth, by a quarter of the way at least: always at another year. */
export const along = (target, from, to) => async (page) => {
  const box = await page.locator(target).first().boundingBox();
  return Array.from({ length: 100 }, (_, index) => ({ x: box.x + box.width * (from + (to - from) * (((index * 37) % 100) / 100)), y: box.y + box.height * 0.45 }));
};

/** Shows other numbers and back; gives the time of each switch. */
async function switches(page, contestant, picture) {
  const times = [];
  const seen = [await picture()];
  for (const turn of [1, 0, 1, 0]) {
    times.push(await page.evaluate((turn) => window.bench.change(() => window.bench.show(turn)), turn));
    seen.push(await picture());
  }
  if (seen.slice(1).some((view, at) => view.equals(seen[at]))) throw new Error(`${contestant.label}: a switch leaves the picture as it was`);
  return times;
}

/** Makes the window narrow and wide again; gives the time of each. */
async function sizes(page, contestant, picture) {
  const times = [];
  const before = await picture();
  for (const width of [NARROW, WIDE, NARROW, WIDE]) {
    const time = page.evaluate(() => window.bench.resized());
    // Not before it listens.
    await page.evaluate(() => null);
    await page.setViewportSize({ width, height: HEIGHT });
    times.push(await time);
    if (width === NARROW && (await picture()).equals(before)) throw new Error(`${contestant.label}: the picture keeps its size`);
  }
  return times;
}

/** The bytes that a page holds when its garbage is gone: scripts, elements, buffers, and the memory of WebAssembly. */
async function held({ page, session }) {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await session.send("Runtime.getHeapUsage");
  return usedSize + embedderHeapUsedSize + backingStorageSize + (await page.evaluate(() => window.bench.wasm()));
}

/** A whole visit. */
export async function visit(browser, contestant, base, { moves, shots }) {
  const loaded = await load(browser, contestant, base);
  const { page } = loaded;
  try {
    await quiet(loaded);
    const shift = await page.evaluate(() => window.bench.shift);
    const memory = await held(loaded);
    const picture = () => page.locator(contestant.shot).first().screenshot();
    if (shots) await page.screenshot({ path: `${shots}/${contestant.path.match(/\w[\w-]*(?=\/$|\.en)/)[0]}.png` });
    const { shows, each, moves: times } = contestant.places ? await cursor(loaded, contestant, moves) : { shows: true, each: null, moves: null };
    // Where the pointer is, a cursor would be in all that follows, or an opened cell.
    await page.mouse.move(2, HEIGHT - 2);
    await page.keyboard.press("Escape");
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.emulateMedia({ reducedMotion: "reduce" });
    // What a switch is on tairi's page; a library's page says so itself.
    if (contestant.install) await page.evaluate(contestant.install);
    await page.waitForTimeout(700);
    const switched = await switches(page, contestant, picture);
    const resized = await sizes(page, contestant, picture);
    return { ...loaded.times, shift, memory, shows, each, cursor: times, switched: median(switched), resized: median(resized) };
  } finally {
    await loaded.context.close();
  }
}
