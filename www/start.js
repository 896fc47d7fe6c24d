// Begins tairi on a page of its own: fetches the main code, and says on the page
// what takes long or fails, as long as and after that code is there. Small, for it
// comes first; a file, as a strict policy allows no other. scripts/slim.mjs puts
// the names of the files in.

/* global TAIRI_CODE, TAIRI_WASM, TAIRI_OFFLINE -- where the main code lies, and www/offline.js */
/** Milliseconds that nobody minds. */
const LATE = 300;

const find = (id) => document.getElementById(`tairi-${id}`);
const html = document.documentElement;
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

/** Shows a line of the page in the reader's language, or hides it. */
function show(line, yes, again) {
  if (!line) return;
  const spoken = html.dataset.tairi === "ready" ? html.lang : lang();
  for (const each of line.children) {
    each.hidden = !yes || each.lang !== spoken;
    each.onclick = again && each.matches("button") ? again : null;
  }
  if (line.matches("[role=alert]")) line.hidden = !yes;
}

let last;

/** Says that something takes long, if it does, and that it failed; `again` tries it again. */
function watch(asking, again) {
  last = asking;
  const figure = app?.querySelector("[data-figure]");
  const late = setTimeout(() => {
    if (last !== asking) return;
    show(find("wait"), true);
    figure?.setAttribute("aria-busy", "true");
  }, LATE);
  const over = (failed) => {
    clearTimeout(late);
    figure?.removeAttribute("aria-busy");
    if (last !== asking) return;
    show(find("wait"), false);
    show(find("lost"), failed, again);
  };
  asking.then(
    () => over(false),
    () => over(true),
  );
}

/** Loads the page again, if there is one to be had: what stands here is better than none. */
async function reload() {
  const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" }).catch(() => {});
  if (answer?.ok) location.reload();
}

/** Whether WebAssembly may run here at all: without, there is nothing to try again. */
function able() {
  try {
    return Boolean(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch {
    return false;
  }
}

/** Tells the page around a frame how high the figure is that stands still; of one that works, src/platform/frame.rs does. */
function tellHeight() {
  const height = Math.ceil(html.getBoundingClientRect().height);
  if (height === innerHeight) return;
  parent.postMessage({ "datawrapper-height": { tairi: height } }, "*");
  parent.postMessage({ sentinel: "amp", type: "embed-size", height }, "*");
}

/** Sees to what works without a network, when all else is done; for its own windows only, not for frames. */
function offline() {
  if (window !== top || !/^http/.test(origin) || !navigator.serviceWorker) return;
  const ask = async () => {
    try {
      await (await import(TAIRI_OFFLINE)).offline(show);
    } catch {
      // Refused, or all in one file: it works as it is.
    }
  };
  if (window.requestIdleCallback) requestIdleCallback(ask);
  else setTimeout(ask, 500);
}

const begun = import(TAIRI_CODE).then(({ begin, default: init }) => begin(init, new URL(TAIRI_WASM, import.meta.url), { key, lang, watch }));
watch(begun.catch((error) => able() && Promise.reject(error)), reload);
begun.then(offline).catch(() => {});
begun.catch((error) => {
  // The figure that stands there stays, and says so.
  const still = find("still");
  if (still) still.hidden = false;
  html.dataset.tairi = "error";
  const note = find("still-note");
  if (note) note.hidden = false;
  if (parent !== window) new ResizeObserver(tellHeight).observe(html);
  console.warn("tairi: the figure stands still;", error);
});
