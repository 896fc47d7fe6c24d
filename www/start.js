// Begins tairi on a page of its own: fetches the main code, says on the page what
// takes long or fails, as long as and after that code is there, and begins anew when it
// has stopped. Small, for it comes first; a file, as a strict policy allows no other.
// scripts/slim.mjs puts the names of the files in.

/* global TAIRI_CODE, TAIRI_WASM, TAIRI_OFFLINE, TAIRI_ALONE -- where the main code lies, and www/offline.js; whether all is in one file */
/** Milliseconds that nobody minds. */
const LATE = 300;

const find = (end) => document.getElementById(`tairi${end}`);
const html = document.documentElement;
let app = find("");
/** The figure that stands there before the app does, kept for when the app has stopped. */
const still = find("-still");

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
    show(find("-wait"), true);
    figure?.setAttribute("aria-busy", "true");
  }, LATE);
  const over = (failed) => {
    clearTimeout(late);
    figure?.removeAttribute("aria-busy");
    if (last !== asking) return;
    show(find("-wait"), false);
    show(find("-lost"), failed, again);
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

/** Tells how high the figure is that stands still; of one that works, src/platform/frame.rs does. */
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

/** The code that runs, and how often it was begun. */
let code;
let times = 0;
/** Tells the page around a frame of each height, as long as no app does. */
const heights = parent === window ? undefined : new ResizeObserver(tellHeight);

/** Begins the app. Code that has stopped is not used again: with a fragment it is another module. */
async function begin() {
  code = await (TAIRI_ALONE || !times++ ? import(TAIRI_CODE) : import(`${TAIRI_CODE}#${times}`));
  await code.begin(code.default, new URL(TAIRI_WASM, import.meta.url), { key, lang, watch });
  heights?.disconnect();
}

/** Begins, and says if that takes long or fails; where nothing can run there is nothing to try again. */
function attempt() {
  const begun = begin();
  watch(begun.catch((error) => able() && Promise.reject(error)), reload);
  begun.catch((error) => {
    // The figure that stands there stays, and says so.
    if (still) still.hidden = false;
    html.dataset.tairi = "error";
    const note = find("-still-note");
    if (note) note.hidden = false;
    heights?.observe(html);
    console.warn("tairi: the figure stands still;", error);
  });
  return begun;
}

/** What stands still for a view: the figure that stood there first, or a picture with a link to its page. */
function standing(view) {
  // All in one file there is neither, but the picture that was painted last, whole as it is.
  if (TAIRI_ALONE) {
    const named = Object.assign(document.createElement("div"), { className: "tairi", textContent: document.title, inert: true });
    const picture = app.querySelector("canvas.picture");
    if (picture) {
      picture.style.cssText = "display:block;max-width:100%";
      named.append(picture);
    }
    return named;
  }
  const shows = `${view} ${html.lang}`;
  if (still?.dataset.shows === shows) return still;
  const at = (end) => new URL(`embed/${view}.${html.lang}.${end}`, import.meta.url).href;
  const link = Object.assign(document.createElement("a"), { href: at("html"), id: "tairi-still", className: "tairi" });
  const picture = Object.assign(document.createElement("img"), { src: at("png"), alt: document.title, onerror: () => picture.remove() });
  picture.style.cssText = "display:block;width:100%;max-width:50rem;margin:0 0 .5rem";
  link.dataset.shows = shows;
  link.append(picture, document.title);
  return link;
}

/** Puts what stands still in the place of an app that has stopped, and offers to begin anew. */
function stopped() {
  code.end();
  for (const name of Object.keys(window.tairi ?? {}))
    window.tairi[name] = () => {
      throw new Error("tairi: the figure has stopped; expected a call after it was begun anew");
    };
  const instead = standing(app.querySelector("[data-figure]")?.dataset.figure ?? app.dataset.view ?? "trade");
  // What the app listens to on its element goes with it.
  const place = app.cloneNode();
  place.dataset.waiting = "";
  app.replaceWith(place, instead);
  app = place;
  instead.hidden = false;
  heights?.observe(html);
  const line = find("-panic");
  show(line, true, () => {
    show(line, false);
    // All in one file there is no other module; nothing is fetched to load it anew.
    if (TAIRI_ALONE) return location.reload();
    html.dataset.tairi = "static";
    return attempt();
  });
  html.dataset.tairi = "error";
  html.removeAttribute("data-tairi-busy");
}

addEventListener("error", ({ error }) => {
  if (code && error instanceof WebAssembly.RuntimeError && html.dataset.tairi !== "error") stopped();
});
attempt()
  .then(offline)
  .catch(() => {});
