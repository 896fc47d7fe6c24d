// What the jobs about one figure share: tairi's own page beside bare pages of libraries,
// one visit a round, and the table of what was found.
import { address, startSite, untilReady } from "../e2e/lib.mjs";
import { SLOW, libraryPage, version } from "./lib.mjs";
import { called, median, ms, parts, quantile, spread, tenths } from "./numbers.mjs";
import { visit } from "./session.mjs";

/** How all of them are measured; a job says what its contestants are, and what a switch is. */
export const METHOD = `All are sent as brotli by one server on this machine, to one Chromium, in turn, each time
with nothing in the cache. Shown are medians, and in brackets the middle half. The line has
${SLOW.kbits / 1000} Mbit/s and ${SLOW.latency} ms, the processor is ${SLOW.cpu} times slower than it is (both are
Chromium's own emulation); after the load the line is free, the processor as slow as before.

- **kB**: what was sent until the page was usable, with headers.
- **visible**: the later of the first contentful paint and the end of the frame in
  which the whole picture was in the page. tairi's picture is in its HTML; a
  library's is there when its constructor, or the promise that it gave, is done.
- **usable**: tairi's own mark \`tairi:ready\`; of a library, the end of the frame
  after its constructor, though some go on with an animation.
- **long tasks**: until then, those of over 50 ms: all together, and the longest.
- **shift**: the layout shifts of the load, as the browser adds them up (CLS).
- **memory**: once the page is quiet and its garbage collected: scripts' and elements' heap,
  buffers, and WebAssembly's memory; not compiled code and pixels.
- **cursor**: from the moment the page hears of the pointer to the end of
  the frame, on the main thread, in which the cursor was drawn: a canvas was cleared,
  or elements changed. Events wait for a frame before the page hears of
  them; **since the event** counts that wait, too, which no page can do anything about.
  Painting by other threads and the screen are not in it. No browser reports pointer
  moves by its event timing, so the page's own clock is used.
- **script, styles, layout**: the browser's own account, for a move on average,
  with what follows in later frames, such as an animation.
- **switch** and **resize**: from the change, made as a frame begins, or from the page's
  hearing of the new size (760 to 390 pixels, and back) to the end of the last frame in which the
  picture was drawn. Animations are off: readers may ask for that of tairi, the others were told.
- Screenshots prove that the cursor is to be seen, and that switch and size change the picture.`;

/** A library's page. `options` may say where on it the pointer moves, and how its cursor is drawn. */
export const rival = (folder, page, label, name, options) => ({
  folder,
  page,
  label,
  package: name,
  path: `/${folder}-${page}/`,
  picture: "#chart, #chart *",
  shot: "#chart",
  moves: "canvas",
  ...options,
});

/** tairi's own page of a view. What follows the picture is there, so the picture is there whole. */
export const own = (view, options) => ({
  label: "tairi",
  path: `/tairi/embed/${view}.en.html`,
  selector: "#tairi-still [data-table]",
  readyMark: "tairi:ready",
  shot: "[data-chart]",
  ...options,
});

/** What tairi says itself: `ask` runs in the page of a view, and is given `given`. */
export async function asked(browser, view, ask, given) {
  const site = await startSite();
  const page = await browser.newPage();
  try {
    await page.goto(address(site.url, view, { lang: "en" }));
    await untilReady(page);
    return await page.evaluate(ask, given);
  } finally {
    await page.close();
    await site.close();
  }
}

/** Makes the pages; all contestants are one group. */
export async function prepare(pages, contestants, datas, height) {
  for (const each of contestants) {
    if (!each.page) continue;
    each.version = await version(each.package);
    await libraryPage(pages, each.folder, each.page, datas, height);
  }
  return [contestants];
}

/** One round of one contestant. */
export const round = visit;

export const brief = ({ visible, usable, switched, resized }) =>
  `visible ${Math.round(visible)} ms, usable ${Math.round(usable)} ms, switch ${Math.round(switched)} ms, resize ${Math.round(resized)} ms`;

export const said = ({ moves }) => `${moves} moves each`;

/** What the rounds of a contestant say together. */
export function sum({ label, version: number }, rounds) {
  const of = (key) => spread(rounds.map((each) => each[key]));
  const sums = {
    label,
    version: number,
    bytes: median(rounds.map(({ bytes }) => bytes)),
    visible: of("visible"),
    usable: of("usable"),
    blocked: of("blocked"),
    longest: of("longest"),
    shift: Math.max(...rounds.map(({ shift }) => shift)),
    memory: of("memory"),
    switched: of("switched"),
    resized: of("resized"),
    arrived: Object.fromEntries(Object.keys(rounds[0].arrived).map((kind) => [kind, median(rounds.map(({ arrived }) => arrived[kind] ?? NaN).filter(Number.isFinite))])),
  };
  if (!rounds[0].cursor) return sums;
  const moves = rounds.flatMap(({ cursor }) => cursor);
  const seen = moves.filter(({ drew }) => drew);
  const [work, latency] = ["work", "latency"].map((key) => seen.map((move) => move[key]));
  const spent = (key) => median(rounds.map(({ each }) => each[key]));
  const drawn = rounds.every(({ shows }) => shows) && seen.length === moves.length;
  if (!seen.length) return { ...sums, moves: moves.length, drawn };
  return {
    ...sums,
    work: { ...spread(work), most: quantile(work, 0.95) },
    latency: { ...spread(latency), most: quantile(latency, 0.95) },
    spent: { script: spent("script"), style: spent("style"), layout: spent("layout"), all: spent("all") },
    moves: moves.length,
    drawn,
  };
}

/** The tables' columns: heading and cell. */
const LOAD = [
  ["", called],
  ["kB", ({ bytes }) => (bytes / 1000).toFixed(0)],
  ["visible, ms", ({ visible }) => ms(visible)],
  ["usable, ms", ({ usable }) => ms(usable)],
  ["long tasks, ms", ({ blocked, longest }) => `${Math.round(blocked.median)}, longest ${Math.round(longest.median)}`],
  ["shift", ({ shift }) => String(Number(shift.toFixed(4)))],
  ["memory, MB", ({ memory }) => (memory.median / 1e6).toFixed(1)],
  ["switch, ms", ({ switched }) => ms(switched)],
  ["resize, ms", ({ resized }) => ms(resized)],
];
const CURSOR = [
  ["", called],
  ["cursor, ms", ({ work }) => (work ? tenths(work) : "")],
  ["95 of 100", ({ work }) => (work ? work.most.toFixed(1) : "")],
  ["script, styles, layout", ({ spent }) => (spent ? parts(spent.script, spent.style, spent.layout) : "")],
  ["since the event, ms", ({ latency }) => (latency ? tenths(latency) : "")],
  ["drawn", ({ drawn }) => (drawn ? "every move" : "not every move")],
];

export function tables(results) {
  const table = (columns, rows, caption) => ({ caption, head: columns.map(([head]) => head), rows: rows.map((each) => columns.map(([, cell]) => cell(each))) });
  const moved = results.filter(({ moves }) => moves);
  return [table(LOAD, results, "The load, a switch, another size:"), table(CURSOR, moved, "The pointer:")];
}

/** What of a page had come by a time, and when, in words. */
export const arrivals = ({ arrived }, until) =>
  Object.entries(arrived)
    .filter(([, time]) => time <= until)
    .map(([kind, time]) => `${kind} by ${Math.round(time)} ms`)
    .join(", ");
