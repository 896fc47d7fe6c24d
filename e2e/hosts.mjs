// Other people's pages around tairi's: e2e/hosts/ on an origin of its own, with the
// host scripts as their npm and Debian packages have them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { ROOT } from "./lib.mjs";
import { noteTimers } from "./notes.mjs";
import { PATIENCE, settled, until } from "./waits.mjs";

/** WordPress's own script, from Debian's package: installed, or fetched once for this file alone. */
function wpEmbed() {
  const inside = "usr/share/wordpress/wp-includes/js/wp-embed.js";
  const kept = join(ROOT, "target/hosts", inside);
  for (const path of [`/${inside}`, kept]) if (existsSync(path)) return readFileSync(path, "utf8");
  mkdirSync(join(ROOT, "target/hosts"), { recursive: true });
  execFileSync("sh", ["-c", `apt-get download wordpress && dpkg-deb --fsys-tarfile wordpress_*.deb | tar -x ./${inside} && rm wordpress_*.deb`], {
    cwd: join(ROOT, "target/hosts"),
    stdio: "ignore",
  });
  return readFileSync(kept, "utf8");
}

const TYPES = { html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8", cjs: "text/javascript; charset=utf-8" };

/** The file of an address: a host's page, or a script of a package. */
function content(path, fill) {
  if (path === "/wp-embed.js") return wpEmbed();
  if (path.startsWith("/npm/")) return readFileSync(join(ROOT, "node_modules", path.slice(5)), "utf8");
  return readFileSync(join(ROOT, "e2e/hosts", path), "utf8").replace(/\{\{(\w+)\}\}/g, (_, key) => fill[key] ?? "");
}

/**
 * Serves the hosts. In their pages `{{key}}` stands for what `fill` has of it.
 * Resolves to `{ url, fill, close }`.
 */
export async function serveHosts(fill = {}) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    try {
      const body = content(pathname, fill);
      response.writeHead(200, { "Content-Type": TYPES[pathname.split(".").pop()] ?? "text/plain", "Cache-Control": "no-store" });
      response.end(body);
    } catch (error) {
      response.writeHead(pathname === "/favicon.ico" ? 204 : 404);
      response.end(String(error));
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    fill,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

/** A page whose errors and warnings, and those of its frames, are collected; nobody but the named origins is asked. */
export async function hostPage(browser, origins, { width = 800, height = 900, ...options } = {}) {
  const problems = [];
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: "reduce", ...options });
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && !origins.includes(url.origin)) problems.push(`request to ${url}`);
  });
  context.on("weberror", (error) => problems.push(`error: ${error.error().stack}`));
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problems.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  await context.addInitScript(noteTimers);
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  return { page, problems, close: () => context.close() };
}

/** The frame in an element, when its figure answers to touch. */
export async function figureFrame(page, selector = "iframe") {
  const element = await page.waitForSelector(selector, { state: "attached" });
  const frame = await element.contentFrame();
  await frame.waitForFunction(() => ["ready", "error"].includes(document.documentElement.dataset.tairi));
  assert.equal(await frame.evaluate(() => document.documentElement.dataset.tairi), "ready");
  return { element, frame };
}

/** Both heights, and whether the frame has a bar to scroll by. */
export async function sizes({ element, frame }) {
  const inner = await frame.evaluate(() => {
    const html = document.documentElement;
    return {
      content: Math.ceil(document.documentElement.getBoundingClientRect().height - 0.05),
      bar: window.innerWidth > html.clientWidth || window.innerHeight > html.clientHeight,
      scrolls: html.scrollHeight > html.clientHeight + 1 || html.scrollWidth > html.clientWidth,
    };
  });
  return { ...inner, frame: Math.round((await element.boundingBox())?.height ?? 0) };
}

/** Waits until the frame is as high as its content, and stays so; `clamp` is what the host makes of a height. */
export async function untilFits(pair, what, clamp = (height) => height) {
  let now;
  let same = 0;
  await until(
    () => `${what}: ${JSON.stringify(now)}`,
    async () => {
      // What the frame does, it has done; what the host made of it, may make it do more.
      await settled(pair.frame);
      now = await sizes(pair);
      const fits = now.content > 0 && Math.abs(now.frame - clamp(now.content)) <= 1;
      const bars = clamp(now.content) === now.content && (now.bar || now.scrolls);
      same = fits && !bars ? same + 1 : 0;
      return same > 2;
    },
  );
  return now.content;
}

/** A font that comes late, half as wide again as the others. */
export const lateFont = (frame) =>
  frame.evaluate(async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(".tairi, .tairi * { font-family: Late, sans-serif !important }");
    document.adoptedStyleSheets = [sheet];
    const font = new FontFace("Late", 'local("Liberation Serif"), local("LiberationSerif")', { sizeAdjust: "150%" });
    await font.load();
    document.fonts.add(font);
    await document.fonts.ready;
  });
