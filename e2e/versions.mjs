// What the tests of the service worker share: the site in two versions, deep in another
// site's folders, served one after the other at one address, and readers with a browser
// of their own.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before } from "node:test";
import { sealed } from "../scripts/integrity.mjs";
import { offline as writeWorker } from "../scripts/offline.mjs";
import { serve } from "../scripts/serve.mjs";
import { assertQuiet } from "./grave.mjs";
import { ROOT, launch, untilReady, watchedContext } from "./lib.mjs";
import { idle, until } from "./waits.mjs";

/** Nothing asks for a place of its own. */
export const BASE = "/some/deep/path/";
const HASH = /tairi-([0-9a-f]{16})[._]/;

/** A copy of a site. */
export const copy = (from, to) => {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
  return to;
};
export const change = (path, edit) => writeFileSync(path, edit(readFileSync(path, "utf8")));
/** The file of a site that is named by its hash and ends so. */
export const named = (dir, end) => readdirSync(dir).find((name) => name.endsWith(end));
const hashOf = (dir) => named(dir, ".start.js").match(HASH)[1];

/** Makes another version of a site in its place: all names are new, and its pages say which it is. Gives its hash and what its set is called. */
export function another(dir, version, corrections) {
  const old = hashOf(dir);
  const now = [...old].map((digit) => ((parseInt(digit, 16) + version.length) % 16).toString(16)).join("");
  for (const name of readdirSync(dir)) {
    const path = join(dir, name);
    if (/\.(js|html)$/.test(name)) change(path, (text) => text.replaceAll(old, now));
    if (name.includes(old)) renameSync(path, join(dir, name.replace(old, now)));
  }
  const pages = readdirSync(join(dir, "embed")).filter((name) => name.endsWith(".html")).map((name) => `embed/${name}`);
  for (const name of ["index.html", ...pages]) change(join(dir, name), (text) => sealed(text.replaceAll(old, now), dir).replace(/<body(?: data-version="\w*")?/, `<body data-version="${version}"`));
  return { hash: now, set: setOf(dir, corrections) };
}

/** Writes a site's service worker anew; gives what its set is called. */
export const setOf = (dir, corrections) => `tairi ${BASE} ${writeWorker(dir, corrections).build}`;

/** How many files make a set; what opens workbooks is fetched when one is brought. */
export const sizeOf = (dir) => readdirSync(dir).filter((name) => /^(index\.html|tairi-[0-9a-f]{16}[._](?!sheets\.).*|icon-[0-9a-f]{16}\.svg|manifest\..*)$/.test(name)).length;

/** The caches of an origin, each with the number of its files. */
export const kept = (page) =>
  page.evaluate(async () => {
    const found = {};
    for (const name of await caches.keys()) found[name] = (await (await caches.open(name)).keys()).filter(({ url }) => !url.endsWith("?set")).length;
    return found;
  });

/** Runs in a page before all else: lets tests look at what it asks the browser to register. */
function noteRegistration() {
  const workers = window.ServiceWorkerContainer?.prototype;
  // A blank page has none.
  if (!workers) return;
  const { register } = workers;
  workers.register = function (...given) {
    window.registered = register.apply(this, given);
    return window.registered;
  };
}

/** Waits until the worker that the page has asked for works, or has given up. */
export async function untilTried(page) {
  await page.waitForFunction(() => window.registered);
  await page.evaluate(async () => {
    const registration = await window.registered.catch(() => null);
    const worker = registration?.installing ?? registration?.waiting ?? registration?.active;
    const over = () => ["activated", "redundant"].includes(worker.state);
    if (worker && !over()) await new Promise((resolve) => worker.addEventListener("statechange", () => over() && resolve()));
  });
  await idle(page);
}

export const line = (page) => page.locator("#tairi-new");
export const version = (page) => page.locator("body").getAttribute("data-version");

/**
 * Call once at the top of a test file. `a` and `b` are two versions: `{dir, hash, set}`.
 * `put` serves a folder where the last one was, `stop` nothing; after each test it fails if
 * a page of a `reader` complained of what was not forgiven.
 */
export function useVersions() {
  const folder = mkdtempSync(join(tmpdir(), "tairi-versions-"));
  const state = { folder, a: { dir: join(folder, "a") }, b: { dir: join(folder, "b") } };
  let site;
  let port = 0;
  let open = [];
  let forgiven = [];

  async function stop() {
    await site?.close();
    site = null;
  }
  async function put(dir, options = {}) {
    await stop();
    site = await serve({ dir, base: BASE, port, policy: true, ...options });
    ({ port } = site);
  }
  /** Has this answer in place of the site: `{close}`. */
  async function replace(make) {
    await stop();
    site = await make(port);
  }
  /** Serves a folder there within the origin's root, which has these files besides. */
  async function putWithin(dir, files) {
    const root = join(folder, "root");
    copy(dir, join(root, BASE));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
    await put(root, { base: "/" });
  }
  const at = (path) => `http://127.0.0.1:${port}${BASE}${path}`;

  before(async () => {
    Object.assign(state.a, { set: setOf(copy(join(ROOT, "dist"), state.a.dir)), hash: hashOf(state.a.dir) });
    Object.assign(state.b, another(copy(state.a.dir, state.b.dir), "second"));
    // By another name the same machine is another site.
    state.browser = await launch({ args: ["--host-resolver-rules=MAP host.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"] });
    await put(state.a.dir);
  });
  after(async () => {
    await state.browser?.close();
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    const problems = open.flatMap(({ problems }) => problems);
    await Promise.all(open.map(({ context }) => context.close()));
    open = [];
    const foreseen = forgiven;
    forgiven = [];
    assertQuiet(problems, foreseen);
  });

  /** A reader with a browser of her own, whose `problems` are none of the next test's. */
  async function guest(options = {}) {
    const opened = await watchedContext(state.browser, new URL(at("")).origin, { worker: true, ...options });
    await opened.context.addInitScript(noteRegistration);
    return opened;
  }
  async function reader(options) {
    const opened = await guest(options);
    open.push(opened);
    return opened.context;
  }

  /** Opens an address; `page.made` are the hashes that its files have in their names. */
  async function visit(context, path = "?view=fta&lang=en") {
    const page = await context.newPage();
    page.made = new Set();
    page.on("request", (request) => {
      const [, made] = new URL(request.url()).pathname.match(HASH) ?? [];
      if (made && !request.url().endsWith(".css")) page.made.add(made);
    });
    await page.goto(at(path));
    await untilReady(page);
    return page;
  }

  /** Waits until the page is one that the worker looks after, with so many sets whole. */
  async function untilKept(page, sets = 1, dir = state.a.dir) {
    const files = sizeOf(dir);
    assert.ok(files > 50, `${files} files`);
    let now;
    await until(
      () => `${JSON.stringify(now)}, wanted ${sets} of ${files}`,
      async () => {
        now = { kept: await kept(page), governed: await page.evaluate(() => navigator.serviceWorker.controller?.state === "activated") };
        return now.governed && Object.values(now.kept).filter((count) => count >= files).length === sets;
      },
    );
  }

  /** Waits until a version has taken over: its set is whole, and no worker is on its way. */
  async function untilTaken(page, { set, dir }) {
    let now;
    await until(
      () => `${set}: ${JSON.stringify(now)}`,
      async () => {
        now = {
          kept: await kept(page),
          going: await page.evaluate(async (scope) => {
            const found = await navigator.serviceWorker.getRegistration(scope);
            return found ? Boolean(found.installing || found.waiting || found.active?.state !== "activated") : "none";
          }, at("")),
        };
        return now.kept[set] >= sizeOf(dir) && now.going === false;
      },
    );
  }

  /** Waits until a file of the site is kept. */
  const untilHas = (page, path) => until(`${path} is kept`, () => page.evaluate(async (url) => Boolean(await caches.match(url)), at(path)));

  return Object.assign(state, {
    put,
    putWithin,
    stop,
    replace,
    at,
    guest,
    reader,
    visit,
    untilKept,
    untilTaken,
    untilHas,
    /** Has this kind of complaint be foreseen in the present test. */
    forgive: (pattern) => forgiven.push(pattern),
    /** Without a server the browser says that it looked for a new version. */
    alone: () => forgiven.push(/console error: .*(ERR_CONNECTION_REFUSED|fetching the script)/),
  });
}
