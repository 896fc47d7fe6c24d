// tairi's service worker: after one visit the site works without a network, and a page
// that has one shows the newest whole version, at the latest when it is opened again.
//
// The files of one build are one set, kept in a cache of its own. Each is checked by its
// digest when it is kept and when it is served, so that sets never mix with each other nor
// with what others keep on this origin. A worker takes over when all of its set is there.
// From then on a page comes from that set, or from the network: from an older set only
// where the network has no answer. A page that was opened before goes on with the files of
// its own set, which have their hash in their names; that set is deleted when no such page
// is left. Where a reader saves data, only what was visited is kept; where there is no room
// for a second set, the first one is what there is without a network. Where nothing can be
// kept, all goes to the network as if there were no worker. A set may correct what older
// ones said wrongly: whoever had one of these is told so, until they say that they have
// seen it.
//
// scripts/offline.mjs fills in the set when the site is built. e2e/offline.test.mjs and
// e2e/versions.test.mjs hold it to all of this.

/* global TAIRI_WHOLE, TAIRI_PAGES -- files and the beginnings of their digests: those of the set, those kept when visited */
const WHOLE = TAIRI_WHOLE;
const PAGES = TAIRI_PAGES;
const FILES = { ...WHOLE, ...PAGES };
/* global TAIRI_BUILD, TAIRI_BYTES, TAIRI_CORRECTIONS -- the set's name, what it weighs, and what it and those before it correct */
const CORRECTIONS = TAIRI_CORRECTIONS;
const IDS = CORRECTIONS.all.map(({ id }) => id);
const SCOPE = new URL("./", location.href);
// Other sites on this origin have caches, too; no path holds a blank.
const PREFIX = `tairi ${SCOPE.pathname} `;
const NAME = PREFIX + TAIRI_BUILD;
/** Where a set keeps what is to be known of it: its files, the sets that it took the place of, which corrections need not be told any more. */
const NOTE = `${SCOPE}?set`;
/** How many files are fetched at a time, while the reader reads. */
const LANES = 3;

const saves = () => navigator.connection?.saveData;
const own = () => caches.open(NAME);
const at = (name) => new URL(name, SCOPE).href;
/** The hash in a file's name, if it has one, and so is the name of one content only. */
const hashOf = (name) => name.match(/-([0-9a-f]{16})[._]/)?.[1];
const HASHES = new Set(Object.keys(WHOLE).map(hashOf));
/** Whether a file is of another version. */
const foreign = (path) => hashOf(path) && !HASHES.has(hashOf(path));

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

/** A file as a set has it. One that is not what its digest says is thrown away. */
async function sound(cache, files, name) {
  const kept = await cache.match(at(name));
  if (!kept) return;
  if (Object.hasOwn(files, name) && (await digest(await kept.clone().arrayBuffer())) === files[name]) return kept;
  complete = false;
  await cache.delete(at(name));
}

const noteOf = async (cache) => (await cache.match(NOTE))?.json();
const write = (cache, note) => cache.put(NOTE, new Response(JSON.stringify(note)));

/** The sets of other versions, the last one first. */
const others = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME).reverse();

/** Those that this one took the place of: a newer one may be on its way. */
const older = async () => (await noteOf(await own()))?.older ?? [];

/** The same with their files; one that does not say what they are is never asked. */
async function asked() {
  const sets = [];
  for (const name of await older()) {
    const cache = (await caches.has(name)) && (await caches.open(name));
    const note = cache && (await noteOf(cache));
    if (note) sets.push({ cache, ...note });
  }
  return sets;
}

/** A file as the last older set has it that has it. */
async function formerly(name) {
  for (const { cache, whole, pages } of await asked()) {
    const kept = await sound(cache, { ...whole, ...pages }, name);
    if (kept) return kept;
  }
}

/** A page for a reader without a network: better of an older set that is whole than of this one if it is not. */
async function stored(name) {
  const parts = [];
  for (const set of [{ cache: await own(), whole: WHOLE, pages: PAGES }, ...(await asked())]) {
    const kept = await sound(set.cache, { ...set.whole, ...set.pages }, name);
    if (kept && !(await missing(set.cache, Object.keys(set.whole))).length) return kept;
    if (kept) parts.push(kept);
  }
  return parts[0];
}

class NoRoom extends Error {}

/** Fetches what the set lacks. What was interrupted goes on where it was. */
async function fill() {
  const cache = await own();
  const lacks = await missing(cache, Object.keys(WHOLE));
  if (!lacks.length) return;
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota - usage < 2 * TAIRI_BYTES) throw new NoRoom("tairi: there is no room to work without a network");
  const lane = async () => {
    for (let name = lacks.pop(); name; name = lacks.pop()) await keep(cache, name);
  };
  try {
    await Promise.all(Array.from({ length: LANES }, lane));
  } catch (error) {
    lacks.length = 0;
    if (error.name !== "QuotaExceededError") throw error;
    // A part of a set is of no use where there is no room for the rest.
    const note = await noteOf(cache);
    await caches.delete(NAME);
    if (note) await write(await own(), note);
    throw new NoRoom(error.message);
  }
}

/** Writes down which sets this one takes the place of, and what of its corrections their readers have been told. */
async function inherit(older) {
  const notes = [];
  for (const name of [NAME, ...older]) notes.push(await noteOf(await caches.open(name)));
  // Whoever comes for the first time has seen nothing wrong.
  const told = older.length || notes[0] ? notes.flatMap((note) => note?.told ?? []) : IDS;
  await write(await own(), { whole: WHOLE, pages: PAGES, older, told });
}

/** Keeps anew those pages of one figure that the reader has visited. */
async function renew(older) {
  const cache = await own();
  for (const name of older) {
    const kept = (await (await caches.open(name)).keys()).map(({ url }) => pathOf(url));
    const visited = kept.filter((path) => Object.hasOwn(PAGES, path));
    for (const page of await missing(cache, visited)) await keep(cache, page).catch(() => {});
  }
}

async function install() {
  const older = await others();
  try {
    if (!saves()) await fill();
  } catch (error) {
    // The older version is not to be shown for ever because there is no room beside it.
    if (!(error instanceof NoRoom) || !registration.active) throw error;
  }
  await inherit(older);
  if (await whole(await own())) await renew(older);
  await skipWaiting();
}

/** Whether an address is a page that is made of a set, in this version or in another one. */
function drawn(address) {
  const path = pathOf(address);
  return path !== undefined && Boolean(fileOf(path) || path.startsWith("embed/"));
}

/** Deletes older sets, when no such page is open but the one that asks: all but those that have one of these files. */
async function tidy(page, files = []) {
  const cache = await own();
  const sets = await older();
  if (!sets.length || !(await whole(cache))) return;
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  if (windows.some(({ id, url }) => id !== page && drawn(url))) return;
  const spared = [];
  for (const name of sets) {
    if ((await missing(await caches.open(name), files)).length < files.length) spared.push(name);
    else await caches.delete(name);
  }
  await write(cache, { ...(await noteOf(cache)), older: spared });
}

/** Tells a page what has been corrected since its reader saw an older version. */
async function correct(page) {
  const { told } = (await noteOf(await own())) ?? { told: IDS };
  const news = CORRECTIONS.all.filter(({ id }) => !told.includes(id));
  if (news.length) page.postMessage({ tairi: "corrected", news, words: CORRECTIONS.words });
}

/** Remembers that the reader has seen it. */
async function seen() {
  const cache = await own();
  const note = await noteOf(cache);
  if (note) await write(cache, { ...note, told: IDS });
}

/** Hears from a page what it was made of. */
async function hear(page, addresses) {
  const paths = addresses.map(pathOf).filter((path) => path !== undefined);
  const former = paths.filter(foreign);
  if (former.length) page.postMessage({ tairi: "new" });
  await correct(page);
  if (former.length) return tidy(page.id, former);
  const cache = await own();
  const visited = [...new Set(paths.map(fileOf))].filter((name) => name && (saves() || !Object.hasOwn(WHOLE, name)));
  // The one that cannot be had is none that this version has.
  for (const name of await missing(cache, visited)) await keep(cache, name).catch(() => {});
  if (!saves()) await fill();
  await tidy(page.id);
}

/** A page, from the set where that is whole, else from the network; without one, as it was kept. */
async function page(event, name) {
  let answer;
  let refused;
  try {
    const cache = await own();
    const kept = (await whole(cache)) && (await sound(cache, FILES, name));
    if (kept) {
      event.waitUntil(tidy(event.resultingClientId).catch(() => {}));
      return kept;
    }
  } catch {
    // There is the network.
  }
  try {
    // Asked for anew: a cache on the way may have an older one.
    answer = await fetch(event.request, { cache: "no-cache" });
    if (answer.status < 500) return answer;
  } catch (error) {
    refused = error;
  }
  const kept = await stored(name).catch(() => {});
  if (kept ?? answer) return kept ?? answer;
  const [, view, lang] = name.match(/^embed\/([\w-]+)\.([\w-]+)\.html$/) ?? [];
  if (!view) throw refused;
  // The first page shows any view; what the address says itself goes before.
  const { search } = new URL(event.request.url);
  return Response.redirect(`${SCOPE}?view=${view}&lang=${lang}&plain=1${search.replace("?", "&")}`);
}

/** Any other file. One with a hash in its name may be of an older set, for a page that is. */
async function file(event, path, name) {
  try {
    const cache = await own();
    const kept = (name && (await sound(cache, FILES, name))) ?? (hashOf(path) && (await formerly(path)));
    if (kept) return kept;
    if (name && saves()) event.waitUntil(keep(cache, name).catch(() => {}));
  } catch {
    // There is the network.
  }
  return fetch(event.request);
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("message", (event) => {
  const said = event.data?.tairi;
  if (Array.isArray(said)) event.waitUntil(hear(event.source, said).catch(() => {}));
  if (said === "seen") event.waitUntil(seen().catch(() => {}));
});
addEventListener("fetch", (event) => {
  const path = pathOf(event.request.url);
  if (event.request.method !== "GET" || path === undefined) return;
  const name = fileOf(path);
  if (event.request.mode === "navigate") {
    if (name?.endsWith(".html")) event.respondWith(page(event, name));
  } else if (name || hashOf(path)) event.respondWith(file(event, path, name));
});
