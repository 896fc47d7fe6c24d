// A static file server for dist: Node only, this machine only, no dependency.
//   node scripts/serve.mjs [dist]        PORT=8080 asks for a port
import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { pathToFileURL } from "node:url";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ts": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** The file that a request's path names inside `root`, or null. */
async function find(root, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return null;
  }
  if (path.includes("\0")) return null;
  try {
    let file = await realpath(join(root, path));
    if (file !== root && !file.startsWith(root + sep)) return null;
    let info = await stat(file);
    if (info.isDirectory()) {
      file = join(file, "index.html");
      info = await stat(file);
    }
    return info.isFile() ? { file, size: info.size } : null;
  } catch {
    return null;
  }
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
 * gives way to the next free one. `headers` are sent with every answer.
 * Resolves to `{ port, url, taken, close }` once the server answers.
 */
export async function serve({ dir = "dist", host = "127.0.0.1", port = 0, headers = {} } = {}) {
  const root = await realpath(dir);
  const server = createServer(async (request, response) => {
    const answer = (status, more = {}) => {
      response.writeHead(status, {
        // A name with a hash in it is the name of one content only.
        "Cache-Control": status === 200 && /-[0-9a-f]{16}[._]/.test(request.url) ? "max-age=31536000, immutable" : "no-cache",
        "X-Content-Type-Options": "nosniff",
        ...headers,
        ...more,
      });
    };
    if (request.method !== "GET" && request.method !== "HEAD") {
      answer(405, { Allow: "GET, HEAD" });
      response.end();
      return;
    }
    const found = await find(root, request.url);
    if (!found) {
      answer(404, { "Content-Type": "text/plain; charset=utf-8" });
      response.end("not found\n");
      return;
    }
    answer(200, {
      "Content-Type": TYPES[extname(found.file)] ?? "application/octet-stream",
      "Content-Length": found.size,
    });
    if (request.method === "HEAD") {
      response.end();
      return;
    }
    createReadStream(found.file)
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
    url: `http://${host}:${bound}/`,
    taken,
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
    site = await serve({ dir, port: wanted });
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
