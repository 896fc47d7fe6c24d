// What the jobs of the bench share: pages made of a library and some data, a server
// that sends brotli, the browser's accounts of time and memory. No job knows another one.
import { createServer } from "node:http";
import { readFile, realpath, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { dirname, extname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { build } from "esbuild";

export const HERE = dirname(fileURLToPath(import.meta.url));
export const ROOT = join(HERE, "..");

/** A phone on a poor line: 1.6 Mbit/s, 150 ms, a processor four times slower. */
export const SLOW = { kbits: 1600, latency: 150, cpu: 4 };

const TYPES = { ".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".png": "image/png", ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8", ".wasm": "application/wasm" };

const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });

/**
 * Sends files of `dist` under /tairi/ and made pages under /<name>/, all as brotli. What is
 * not measured on its way is `{ plain: bytes }`, and sent as it is.
 */
export async function serve(pages, dist = join(ROOT, "dist")) {
  const root = await realpath(dist);
  const packed = new Map();
  const find = async (path) => {
    const name = path.endsWith("/") ? `${path}index.html` : path;
    if (pages.has(name)) return pages.get(name);
    if (!name.startsWith("/tairi/")) return null;
    const file = await realpath(join(root, name.slice(6))).catch(() => null);
    return file?.startsWith(root + sep) ? readFile(file) : null;
  };
  const answer = async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://bench").pathname);
    const plain = pages.get(path)?.plain;
    if (plain) {
      response.writeHead(200, { "Content-Type": TYPES[extname(path)] ?? "application/octet-stream", "Content-Length": plain.length, "Cache-Control": "no-store" }).end(plain);
      return;
    }
    if (!packed.has(path)) {
      const bytes = await find(path);
      packed.set(path, bytes && brotli(Buffer.from(bytes)));
    }
    const body = packed.get(path);
    if (!body) {
      response.writeHead(path === "/favicon.ico" ? 204 : 404).end();
      return;
    }
    const type = TYPES[extname(path)] ?? (path.endsWith("/") ? TYPES[".html"] : "application/octet-stream");
    response.writeHead(200, { "Content-Type": type, "Content-Encoding": "br", "Content-Length": body.length, "Cache-Control": "no-store" }).end(body);
  };
  const server = createServer((request, response) => answer(request, response).catch(() => response.destroy()));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    /** Packs beforehand, so that no page waits for it. */
    warm: async (browser, paths) => {
      const page = await browser.newPage();
      for (const path of paths) await page.goto(`http://127.0.0.1:${server.address().port}${path}`, { waitUntil: "networkidle" });
      await page.close();
    },
    close: () => new Promise((resolve) => (server.close(resolve), server.closeAllConnections())),
  };
}

const css = (length) => (typeof length === "number" ? `${length}px` : length);

/** A page of one minified script, with what it imports, and a place for a chart of a size. */
export async function scriptPage(pages, name, contents, [width, height] = [704, 443]) {
  const made = await build({
    stdin: { contents, resolveDir: HERE },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
    outdir: "out",
    legalComments: "none",
  });
  const sheet = made.outputFiles.find((file) => file.path.endsWith(".css"));
  const js = made.outputFiles.find((file) => file.path.endsWith(".js"));
  const style = sheet ? `<link rel="stylesheet" href="page.css">` : "";
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${name}</title>${style}<body style="margin:0"><div id="chart" style="width:${css(width)};height:${css(height)}"></div><script type="module" src="page.js"></script>`;
  pages.set(`/${name}/index.html`, html);
  pages.set(`/${name}/page.js`, js.text);
  if (sheet) pages.set(`/${name}/page.css`, sheet.text);
}

/**
 * A page that draws the first of `datas` by one of bench/pages, in a place as wide as a
 * figure of tairi's, and the others when `bench.show` asks for them.
 */
export const libraryPage = (pages, folder, name, datas, height) =>
  scriptPage(
    pages,
    `${folder}-${name}`,
    `import draw from "./pages/${folder}/${name}.js";
const datas = ${JSON.stringify(datas)};
Promise.resolve(draw(document.getElementById("chart"), datas[0])).then((show) => {
  bench.show = (at) => show(datas[at]);
  bench.drawn();
});`,
    ["calc(100% - 56px)", height],
  );

/** The version of a package that is measured. */
export const version = async (name) => JSON.parse(await readFile(join(HERE, "node_modules", name, "package.json"), "utf8")).version;

/** Gives what tells where a page's time has gone until now, in milliseconds, by the browser's own account. */
export async function account(session) {
  await session.send("Performance.enable");
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    const of = (name) => metrics.find((metric) => metric.name === name).value * 1000;
    return { script: of("ScriptDuration"), style: of("RecalcStyleDuration"), layout: of("LayoutDuration"), all: of("TaskDuration") };
  };
}

/**
 * The memory that the browser's pages take, their workers, WebAssembly and compiled code
 * included, as the kernel counts it: call it before, and what it gives after, for the
 * bytes that came to it at the most. On Linux only; `null` elsewhere.
 */
export async function memoryOf(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const pids = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  const bytes = async (pid, key) => {
    const status = await readFile(`/proc/${pid}/status`, "utf8");
    return Number(status.match(new RegExp(`^${key}:\\s+(\\d+) kB`, "m"))[1]) * 1024;
  };
  try {
    // From now on the kernel notes the most anew.
    const before = await Promise.all(pids.map(async (pid) => [pid, await writeFile(`/proc/${pid}/clear_refs`, "5"), await bytes(pid, "VmRSS")]));
    return async () => {
      const grown = await Promise.all(before.map(async ([pid, , held]) => (await bytes(pid, "VmHWM")) - held));
      return Math.max(...grown);
    };
  } catch {
    return async () => null;
  }
}

/** The machine, in words. */
export const machine = (browser) => `${cpus().length} × ${cpus()[0]?.model.trim() ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GB, Node.js ${process.version}, Chromium ${browser.version()}`;
