// A static file server for dist: Node only, this machine only, no dependency.
//   node scripts/serve.mjs [dist]        PORT=8080 asks for a port
import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { TYPES, headersOf } from "./headers.mjs";

/** The file that a request's path names inside `root`, which lies at `base`, or null. */
async function find(root, base, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return null;
  }
  if (path.includes("\0") || !path.startsWith(base)) return null;
  try {
    let file = await realpath(join(root, path.slice(base.length)));
    if (file !== root && !file.startsWith(root + sep)) return null;
    let info = await stat(file);
    if (info.isDirectory()) {
      file = join(file, "index.html");
      info = await stat(file);
    }
    return info.isFile() ? { file, size: info.size, time: info.mtimeMs } : null;
  } catch {
    return null;
  }
}

/** The packed file beside one that the browser takes, and is not older than it. */
async function packed({ file, time }, accepted = "") {
  for (const [coding, end] of [["br", ".br"], ["gzip", ".gz"]]) {
    if (!accepted.split(",").some((each) => each.trim().split(";")[0] === coding)) continue;
    const info = await stat(file + end).catch(() => null);
    if (info?.isFile() && info.mtimeMs >= time) return { file: file + end, size: info.size, time: info.mtimeMs, coding };
  }
  return null;
}

const listen = (server, port, host) =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });

/**
 * Serves a folder. `port` 0 takes any free port; another one that is taken
 * gives way to the next free one. `base` is the path that the folder lies at.
 * With a `policy` the pages are under the content security policy of
 * scripts/headers.mjs; `headers` are sent with every answer, before those from
 * there. Resolves to `{ port, url, taken, turn, close }` once the server answers; `turn` has it
 * serve another folder from then on, as a host does where a new version is put.
 */
export async function serve({ dir = "dist", host = "127.0.0.1", port = 0, base = "/", policy = false, headers = {} } = {}) {
  let root = await realpath(dir);
  const server = createServer(async (request, response) => {
    const answer = (status, more = {}) => {
      response.writeHead(status, { "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff", ...more, ...headers });
    };
    if (request.method !== "GET" && request.method !== "HEAD") {
      answer(405, { Allow: "GET, HEAD" });
      response.end();
      return;
    }
    const found = await find(root, base, request.url);
    if (!found) {
      answer(404, { "Content-Type": "text/plain; charset=utf-8" });
      response.end("not found\n");
      return;
    }
    const sent = (await packed(found, request.headers["accept-encoding"])) ?? found;
    const about = {
      ...headersOf(relative(root, found.file).split(sep).join("/"), policy),
      ETag: `"${Math.trunc(sent.time).toString(36)}-${sent.size.toString(36)}${sent.coding ?? ""}"`,
      Vary: "Accept-Encoding",
    };
    if (request.headers["if-none-match"] === about.ETag) {
      answer(304, about);
      response.end();
      return;
    }
    answer(200, {
      ...about,
      "Content-Type": TYPES[extname(found.file)] ?? "application/octet-stream",
      "Content-Length": sent.size,
      ...(sent.coding ? { "Content-Encoding": sent.coding } : {}),
    });
    if (request.method === "HEAD") {
      response.end();
      return;
    }
    createReadStream(sent.file)
      .on("error", () => response.destroy())
      .pipe(response);
  });
  let taken = false;
  for (let wanted = port, tries = 0; ; tries += 1) {
    try {
      await listen(server, wanted, host);
      break;
    } catch (error) {
      if (error.code !== "EADDRINUSE" || port === 0 || tries > 20) throw error;
      taken = true;
      wanted = tries === 20 || wanted === 65535 ? 0 : wanted + 1;
    }
  }
  const bound = server.address().port;
  return {
    port: bound,
    url: `http://${host}:${bound}${base}`,
    taken,
    turn: async (to) => {
      root = await realpath(to);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

async function main() {
  const dir = process.argv[2] ?? "dist";
  const wanted = Number(process.env.PORT ?? 8080);
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65535) {
    console.error(`failed: PORT is "${process.env.PORT}", not a port\n  → PORT=8080 make start`);
    process.exit(1);
  }
  let site;
  try {
    site = await serve({ dir, port: wanted, policy: true });
  } catch (error) {
    const advice = error.code === "ENOENT" ? "make dist" : "PORT=9000 make start";
    console.error(`failed: cannot serve ${dir}: ${error.message}\n  → ${advice}`);
    process.exit(1);
  }
  if (site.taken) console.log(`port ${wanted} is taken, so another one`);
  console.log(`tairi is at ${site.url}`);
  console.log("Ctrl-C ends it");
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, async () => {
      await site.close();
      process.exit(0);
    });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
