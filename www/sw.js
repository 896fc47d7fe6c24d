// tairi's service worker: after one visit the site works without a network.
//
// The files of one build are one set, kept in a cache of its own and each checked
// by its digest when it is kept, so that sets never mix: a worker takes over when
// all of its set is there, and then answers every page from it. A page that was
// opened before goes on with the files of its own set, which have their hash in
// their names; that set is deleted when no such page is left. Where a reader saves
// data, only what was visited is kept. Where nothing can be kept, all goes to the
// network as if there were no worker.
//
// scripts/offline.mjs fills in the set when the site is built.

/* global TAIRI_WHOLE, TAIRI_PAGES -- files and the beginnings of their digests: those of the set, those kept when visited */
const WHOLE = TAIRI_WHOLE;
const FILES = { ...WHOLE, ...TAIRI_PAGES };
/* global TAIRI_BUILD, TAIRI_BYTES -- the set's name, and what it weighs */
const SCOPE = new URL("./", location.href);
// Other sites on this origin have caches, too; no path holds a blank.
const PREFIX = `tairi ${SCOPE.pathname} `;
const NAME = PREFIX + TAIRI_BUILD;
/** Where a set keeps the names of those that it took the place of. */
const OLDER = `${SCOPE}?older`;
/** How many files are fetched at a time, while the reader reads. */
const LANES = 3;

const saves = () => navigator.connection?.saveData;
const own = () => caches.open(NAME);
const at = (name) => new URL(name, SCOPE).href;
/** A name with a hash in it is the name of one content only. */
const hashed = (name) => /-[0-9a-f]{16}[._]/.test(name);

/** The path of an address below the site's root, if it lies there. */
function pathOf(address) {
  const { origin, pathname } = new URL(address);
  if (origin === SCOPE.origin && pathname.startsWith(SCOPE.pathname)) return pathname.slice(SCOPE.pathname.length);
}

/** The file of the set that a path means; some hosts leave out its ending. */
const fileOf = (path) => [path || "index.html", `${path}.html`].find((name) => Object.hasOwn(FILES, name));

async function digest(bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(sum.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Fetches a file and keeps it, if it is the set's own. */
async function keep(cache, name) {
  for (const mode of ["default", "reload"]) {
    const answer = await fetch(at(name), { cache: mode, priority: "low" });
    const bytes = await answer.arrayBuffer();
    if (!answer.ok || (await digest(bytes)) !== FILES[name]) continue;
    // As a new answer, for one that was led on may not be a page's; unpacked, too.
    const headers = new Headers(answer.headers);
    for (const header of ["content-encoding", "content-length", "vary"]) headers.delete(header);
    return cache.put(at(name), new Response(bytes, { headers }));
  }
  throw new Error(`tairi: ${name} is not that of this version`);
}

/** Of these files, those that are not kept yet. */
async function missing(cache, names) {
  const there = new Set((await cache.keys()).map(({ url }) => url));
  return names.filter((name) => !there.has(at(name)));
}

let complete = false;
/** Whether all of the set is there. */
const whole = async (cache) => (complete ||= !(await missing(cache, Object.keys(WHOLE))).length);

/** Fetches what the set lacks. What was interrupted goes on where it was. */
async function fill() {
  const cache = await own();
  const lacks = await missing(cache, Object.keys(WHOLE));
  if (!lacks.length) return;
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota - usage < 2 * TAIRI_BYTES) throw new Error("tairi: there is no room to work without a network");
  const lane = async () => {
    for (let name = lacks.pop(); name; name = lacks.pop()) await keep(cache, name);
  };
  try {
    await Promise.all(Array.from({ length: LANES }, lane));
  } catch (error) {
    lacks.length = 0;
    // A part of a set is of no use where there is no room for the rest.
    if (error.name === "QuotaExceededError") await caches.delete(NAME);
    throw error;
  }
}

async function install() {
  if (!saves()) await fill();
  await skipWaiting();
}

async function activate() {
  await clients.claim();
  const older = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
  const cache = await own();
  await cache.put(OLDER, new Response(JSON.stringify(older)));
}

/** Deletes older sets, when all is there that takes their place and no page of theirs is open. */
async function tidy() {
  const cache = await own();
  const note = await cache.match(OLDER);
  if (!note || !(await whole(cache))) return;
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  if (windows.filter(({ url }) => pathOf(url) !== undefined).length > 1) return;
  await Promise.all((await note.json()).map((name) => caches.delete(name)));
  await cache.delete(OLDER);
}

/** Hears from a page what it was made of. */
async function hear(page, addresses) {
  const paths = addresses.map(pathOf).filter((path) => path !== undefined);
  if (paths.some((path) => hashed(path) && !fileOf(path))) return page.postMessage({ tairi: "new" });
  const cache = await own();
  const visited = [...new Set(paths.map(fileOf))].filter((name) => name && (saves() || !Object.hasOwn(WHOLE, name)));
  // The one that cannot be had is none that this version has.
  for (const name of await missing(cache, visited)) await keep(cache, name).catch(() => {});
  if (!saves()) await fill();
  await tidy();
}

/** A page, from the set where that is whole, else from the network where there is one. */
async function page(request, name) {
  let kept;
  try {
    const cache = await own();
    kept = (await cache.match(at(name))) ?? (await caches.match(at(name)));
    if (kept && (await whole(cache))) return kept;
  } catch {
    // There is the network.
  }
  try {
    return await fetch(request);
  } catch (error) {
    if (kept) return kept;
    const [, view, lang] = name.match(/^embed\/([\w-]+)\.([\w-]+)\.html$/) ?? [];
    if (!view) throw error;
    // The first page shows any view; what the address says itself goes before.
    const { search } = new URL(request.url);
    return Response.redirect(`${SCOPE}?view=${view}&lang=${lang}&plain=1${search.replace("?", "&")}`);
  }
}

/** Any other file. One with a hash in its name may be of an older set, for a page that is. */
async function file(event, path, name) {
  try {
    const cache = await own();
    const kept = hashed(path) ? await caches.match(at(path)) : await cache.match(at(name));
    if (kept) return kept;
    if (name && saves()) event.waitUntil(keep(cache, name).catch(() => {}));
  } catch {
    // There is the network.
  }
  return fetch(event.request);
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate().catch(() => {})));
addEventListener("message", (event) => {
  if (Array.isArray(event.data?.tairi)) event.waitUntil(hear(event.source, event.data.tairi).catch(() => {}));
});
addEventListener("fetch", (event) => {
  const path = pathOf(event.request.url);
  if (event.request.method !== "GET" || path === undefined) return;
  const name = fileOf(path);
  if (event.request.mode === "navigate") {
    if (name?.endsWith(".html")) event.respondWith(page(event.request, name));
  } else if (name || hashed(path)) event.respondWith(file(event, path, name));
});
