// Fetches what a page needs beside its main code: parts of the code, and texts
// of a language, in packs of which each part may have one. In JavaScript, as it
// begins while the WebAssembly is still on its way, and as only a module knows
// its own address. Bundled with the WebAssembly's own JavaScript by
// scripts/slim.mjs.

/* global TAIRI_NAME, TAIRI_PARTS, TAIRI_TEXTS, TAIRI_VIEWS, TAIRI_WITH -- the common name of all files, with their hash; the parts, in their order; those with texts; what an address may show; what goes with which */
/** What has been asked for and what has come: code and texts, by the end of their files' names. */
const asked = new Map();
const come = new Map();
/** The texts that the main code has taken in, the parts whose texts it wanted, the parts in their places. */
const taken = new Set();
const used = new Set([""]);
const settled = new Set();

const app = document.getElementById("tairi");
/** Says on the page what takes long or fails, where there is one that does. */
let watch;

const address = (end) => new URL(`${TAIRI_NAME}.${end}`, import.meta.url);
const textsOf = (lang, part) => (part ? `${lang}.${part}.txt` : `${lang}.txt`);

/** What of these parts has texts; `*` are all of them, but for those of the place for a reader's own files. */
const withTexts = (parts) => (parts.includes("*") ? ["", ...TAIRI_TEXTS.filter((part) => part !== "own")] : parts.filter((part) => TAIRI_TEXTS.includes(part)));

/** What parts have in common. */
const WITH = new Map(TAIRI_WITH);

/** These parts, and what goes with them. */
const named = (parts) => parts.split(" ").flatMap((part) => [part, ...(WITH.get(part) ?? [])]);

/** The ends of the names of all that these parts need, in a language if one is named. */
function ends(lang, parts) {
  const all = named(parts);
  const code = TAIRI_PARTS.filter((part) => all.includes(part)).map((part) => `${part}.wasm`);
  const texts = lang ? [...new Set([...used, ...withTexts(all)])].map((part) => textsOf(lang, part)) : [];
  return [...code, ...texts];
}

/** The texts of a pack, if it is whole and no page that a network puts in the way. */
function whole(text) {
  const [keys, ...texts] = text.split("\n");
  if (keys.length !== 4 * texts.length) throw new Error("these are no texts");
  return text;
}

async function get(end) {
  const answer = await fetch(address(end));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  come.set(end, end.endsWith(".txt") ? whole(await answer.text()) : await WebAssembly.compile(await answer.arrayBuffer()));
}

/** What is asked for twice is fetched once; what could not be had is tried again. */
function once(end) {
  if (!asked.has(end)) {
    const promise = get(end);
    asked.set(end, promise);
    promise.catch(() => asked.get(end) === promise && asked.delete(end));
  }
  return asked.get(end);
}

/** The same for who tries again: what is still on its way may be what was lost. */
function anew(end) {
  if (!come.has(end)) asked.delete(end);
  return once(end);
}

/** The texts that the main code has not taken in yet. */
function hand(all) {
  const texts = all.filter((end) => end.endsWith(".txt") && !taken.has(end));
  for (const end of texts) taken.add(end);
  return texts.map((end) => come.get(end)).join("\x1e");
}

/** Who has borrowed the code for a page of others. */
let borrower;

/** Gives the API to the borrower, if there is one, and says so. */
export function give(api) {
  borrower?.(api);
  return Boolean(borrower);
}

let going = 0;

/** Counts what is on its way. tairi's own page says whether something is; who waits for it can see it there. */
export function busy(by) {
  going += by;
  if (!borrower) document.documentElement.toggleAttribute("data-tairi-busy", going > 0);
}

/** Fetches parts of the code, and texts where a language is named. */
export const fetched = (lang, parts) => Promise.all(ends(lang, parts).map(once));

/**
 * Loads the main code for a page that is not tairi's own, with the code of parts and
 * texts: gives the API, and begins no app.
 */
export async function lend(init, code, lang, parts) {
  let api;
  borrower = (given) => (api = given);
  await fetched(lang, parts);
  await init({ module_or_path: code });
  return api;
}

/** Whether all is there that these parts need; a view without a part has it. */
export const there = (lang, parts) => ends(lang, parts).every((end) => (end.endsWith(".txt") ? taken : come).has(end));

/**
 * Fetches what these parts need; calls `done` with the texts that are new, or with
 * `null` if something cannot be had. The page says so, and that it takes long,
 * unless it is to be `quiet`.
 */
export function need(lang, parts, quiet, done, ask = once) {
  const all = ends(lang, parts);
  const added = lang && parts !== "*" ? withTexts(named(parts)).filter((part) => !used.has(part)) : [];
  for (const part of added) used.add(part);
  const asking = Promise.all(all.map(ask));
  busy(1);
  asking.then(
    () => done(hand(all)),
    () => {
      // Nothing else is to wait for what cannot be had.
      for (const part of added) used.delete(part);
      // Tried again from the page, it may still come.
      if (quiet || !watch) return done(null);
      if (document.documentElement.dataset.tairi === "static") document.documentElement.dataset.tairi = "error";
    },
  );
  asking.finally(() => busy(-1)).catch(() => {});
  if (!quiet) watch?.(asking, () => need(lang, parts, quiet, done, anew));
}

/** Fetches code when there is nothing else to do, unless the reader saves data; then calls `done`. */
export function idle(parts, done) {
  if (navigator.connection?.saveData) return;
  const ask = () => Promise.all(ends("", parts).map(once)).then(done, () => {});
  if (window.requestIdleCallback) requestIdleCallback(ask);
  else setTimeout(ask, 500);
}

/** Fetches one of them while all else waits, unless it is there. */
function wait(end) {
  if (come.has(end)) return;
  const request = new XMLHttpRequest();
  request.open("GET", address(end), false);
  const text = end.endsWith(".txt");
  if (!text) request.overrideMimeType("text/plain; charset=x-user-defined");
  try {
    request.send();
    const got = request.responseText;
    come.set(end, text ? whole(got) : new WebAssembly.Module(Uint8Array.from(got, (letter) => letter.charCodeAt(0))));
  } catch {
    throw new Error(`tairi: ${end} could not be loaded; is there a network?`);
  }
}

/** Gives at once what `need` fetches; throws if it cannot be had. */
export function now(lang, parts) {
  const all = ends(lang, parts);
  all.forEach(wait);
  return hand(all);
}

let tries = "";
const blobs = new Map();

/** What works beside the page (www/flows.js): `{port, end}`. Fetches it first, for no page begins with it. */
async function beside(name) {
  let url = `${address(`${name}.js`)}${tries}`;
  // All in one file: what is fetched is in the page, and a module is made of it.
  if (!import.meta.url.includes(TAIRI_NAME)) {
    if (!blobs.has(name)) blobs.set(name, URL.createObjectURL(await (await fetch(url)).blob()));
    url = blobs.get(name);
  }
  const code = import(url);
  // A browser remembers that an address could not be had.
  code.catch(() => (tries += "?"));
  const [{ connect }] = await Promise.all([code, once(`${name}.wasm`)]);
  return connect(come.get(`${name}.wasm`));
}

/** An engine that reads a reader's flows. */
export const engine = () => beside("flows");

/** What opens workbooks. */
export const sheets = () => beside("sheets");

/**
 * Puts a part into its place beside the main code, whose exports are given. One
 * that nobody asked for beforehand is fetched while all else waits.
 */
export function settle(index, main) {
  const part = TAIRI_PARTS[index];
  if (settled.has(part)) return;
  try {
    wait(`${part}.wasm`);
  } catch (error) {
    throw new WebAssembly.RuntimeError(error.message);
  }
  new WebAssembly.Instance(come.get(`${part}.wasm`), { m: main });
  settled.add(part);
}

/**
 * Fetches the main code with all that the page begins with; then, in idle hours,
 * the rest. `page` is what www/start.js knows of it.
 */
export async function begin(init, main, page) {
  ({ watch } = page);
  const view = page.key("view", new RegExp(`^(${TAIRI_VIEWS})$`)) ?? app?.dataset.view ?? "trade";
  const shown = page.lang();
  // The figure that stands there already is the one, or is not to be seen.
  const still = document.getElementById("tairi-still");
  if (still) still.hidden = still.dataset.shows !== `${view} ${shown}`;
  if (still && !still.hidden) performance.mark("tairi:visible");
  // Compiled as it comes, while all else is still on its way.
  const code = fetch(main).then((answer) => (answer.ok && answer.headers.get("content-type") === "application/wasm" ? WebAssembly.compileStreaming(answer) : answer));
  // Heard of below; until then nobody minds.
  code.catch(() => {});
  // Whether it was to be had is for the app to see and say: it asks again.
  await Promise.allSettled(ends(shown, view).map(once));
  await init({ module_or_path: code });
  // What the page begins with goes first, then what opens, then all else.
  idle("rest", () => {
    const lang = document.documentElement.lang;
    for (const end of [...ends("", TAIRI_PARTS.join(" ")), ...TAIRI_TEXTS.map((part) => textsOf(lang, part))]) once(end).catch(() => {});
  });
}
