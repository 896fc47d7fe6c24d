// Fetches what a page needs beside its main code: the texts of a language, and
// parts of the code. In JavaScript, as it begins while the WebAssembly is still
// on its way, and as only a module knows its own address. Bundled with the
// WebAssembly's own JavaScript by scripts/slim.mjs.

/* global TAIRI_NAME, TAIRI_PARTS -- the common name of all files, with their hash; the parts, in their order */
const texts = new Map();
const parts = new Map();
const compiled = new Map();
const settled = new Set();

const address = (end) => new URL(`${TAIRI_NAME}.${end}`, import.meta.url);

async function get(end) {
  const answer = await fetch(address(end));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer;
}

async function getTexts(lang) {
  const text = await (await get(`${lang}.txt`)).text();
  // A page that a network puts in the way of what was asked for.
  if (text.startsWith("<")) throw new Error(`no texts in ${lang}`);
  return text;
}

const getPart = async (part) => compiled.set(part, await WebAssembly.compile(await (await get(`${part}.wasm`)).arrayBuffer()));

/** What is asked for twice is fetched once; what could not be had is tried again. */
function once(known, key, fetched) {
  if (!known.has(key)) {
    const promise = fetched(key);
    known.set(key, promise);
    promise.catch(() => known.delete(key));
  }
  return known.get(key);
}

/** Whether a part of the code is there; a view without one has all it needs. */
export const there = (part) => !TAIRI_PARTS.includes(part) || compiled.has(part);

/** Calls `done` with the texts of a language, with nothing if none is named, or with `null` if something cannot be had. */
export function need(lang, part, done = () => {}) {
  const note = document.getElementById("tairi-lost");
  return Promise.all([lang && once(texts, lang, getTexts), there(part) || once(parts, part, getPart)]).then(
    ([text]) => {
      if (note) note.hidden = true;
      done(text || undefined);
    },
    () => {
      if (note) note.hidden = false;
      done(null);
    },
  );
}

/**
 * Puts a part into its place beside the main code, whose exports are given. One
 * that nobody asked for beforehand is fetched while all else waits.
 */
export function settle(index, main) {
  const part = TAIRI_PARTS[index];
  if (settled.has(part)) return;
  if (!compiled.has(part)) {
    const request = new XMLHttpRequest();
    request.open("GET", address(`${part}.wasm`), false);
    request.overrideMimeType("text/plain; charset=x-user-defined");
    try {
      request.send();
      compiled.set(part, new WebAssembly.Module(Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0))));
    } catch {
      throw new WebAssembly.RuntimeError(`tairi: the part ${part} could not be loaded`);
    }
  }
  new WebAssembly.Instance(compiled.get(part), { m: main });
  settled.add(part);
}

const app = document.getElementById("tairi");

/** A key of the address, in its query or its hash; the last one counts. */
const key = (name, known) =>
  [location.search, location.hash].flatMap((part) => new URLSearchParams(part.slice(1)).getAll(name)).findLast((value) => known.test(value));

/** The language that the address, the page or the browser asks for; as src/app/root.rs has it. */
function lang() {
  const tags = [key("lang", /^(zh-tw|ja|en)$/i), app?.dataset.lang, ...navigator.languages].filter(Boolean);
  const found = tags.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => /^(zh|ja|en)$/.test(tag)) ?? "en";
  return found === "zh" ? "zh-TW" : found;
}

/** Fetches the main code with all that the page begins with; then, in idle hours, the rest. */
export async function begin(init, main) {
  const view = key("view", new RegExp(`^(${TAIRI_PARTS.join("|")})$`)) ?? app?.dataset.view ?? "trade";
  const shown = lang();
  // The figure that stands there already is the one, or is not to be seen.
  const still = document.getElementById("tairi-still");
  if (still) still.hidden = still.dataset.shows !== `${view} ${shown}`;
  if (still && !still.hidden) performance.mark("tairi:visible");
  const code = fetch(main);
  // Whether it was to be had is for the app to see and say.
  await need(shown, view);
  try {
    await init({ module_or_path: code });
  } catch (error) {
    // Without WebAssembly, or without a network: the figure stands still.
    if (still) still.hidden = false;
    document.documentElement.dataset.tairi = "error";
    const note = document.getElementById("tairi-still-note");
    if (note) note.hidden = false;
    console.warn("tairi: the figure stands still;", error);
    return;
  }
  if (navigator.connection?.saveData) return;
  const idle = window.requestIdleCallback ?? ((call) => setTimeout(call, 500));
  idle(() => {
    for (const part of TAIRI_PARTS) if (!there(part)) once(parts, part, getPart).catch(() => {});
  });
}
