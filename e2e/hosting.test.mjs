// The site as `make dist` leaves it, on the servers that it is made for: the headers
// of every file, its packed forms, and addresses that any folder will do for.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { after, before, describe, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { headersOf, hashed, packable } from "../scripts/headers.mjs";
import { serve } from "../scripts/serve.mjs";
import { ROOT, untilReady, useTairi } from "./lib.mjs";
import { until } from "./waits.mjs";

const folder = mkdtempSync(join(tmpdir(), "tairi-hosting-"));
const SITE = join(folder, "tairi");
after(() => rmSync(folder, { recursive: true, force: true }));
cpSync(join(ROOT, "dist"), SITE, { recursive: true });
const words = execFileSync(process.execPath, [join(ROOT, "scripts/press.mjs"), SITE], { encoding: "utf8" });
const all = readdirSync(SITE, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(SITE, join(entry.parentPath, entry.name)));
const names = all.filter((name) => !/\.(br|gz)$/.test(name) && name !== "_headers");

const ask = (url, headers = {}) =>
  new Promise((resolve, reject) => {
    get(url, { headers }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part)).on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
    }).on("error", reject);
  });

/** The headers of tairi's rules among those of an answer. */
const ruled = (headers) =>
  Object.fromEntries(
    ["Cache-Control", "X-Content-Type-Options", "Access-Control-Allow-Origin", "Content-Security-Policy", "Permissions-Policy", "Referrer-Policy"]
      .map((name) => [name, headers[name.toLowerCase()] ?? headers[name]])
      .filter(([, value]) => value),
  );

test("every name that is kept for ever is that of its content", () => {
  const kept = names.filter(hashed);
  assert.ok(kept.length > 50, kept.join());
  for (const name of ["index.html", "sw.js", "manifest.ja.webmanifest", "icon-192.png", "embed/fta.ja.html"]) {
    assert.ok(names.includes(name), name);
    assert.ok(!kept.includes(name), name);
  }
});

test("no page names a file from the root of its server or from another one", () => {
  for (const name of names.filter((each) => each.endsWith(".html") && each !== "tairi.html" && !each.startsWith("one/"))) {
    const html = readFileSync(join(SITE, name), "utf8");
    const loaded = [...html.matchAll(/<(?:script|img|iframe|source)[^>]*\ssrc="([^"]*)"|<link rel="(?:stylesheet|icon|manifest|preload|modulepreload)"[^>]*href="([^"]*)"/g)];
    assert.ok(loaded.length > 0, name);
    for (const [, src, href] of loaded) assert.doesNotMatch(src ?? href, /^(?:\/|[a-z]+:)/, name);
  }
});

describe("packed files", () => {
  test("hold what the others hold, and stand beside all that get smaller", () => {
    assert.match(words, /packed: \d+ files/);
    for (const name of names) {
      const raw = readFileSync(join(SITE, name));
      assert.equal(packable(name), !name.endsWith(".png"), name);
      for (const [end, unpack] of [[".br", brotliDecompressSync], [".gz", gunzipSync]]) {
        const path = join(SITE, name + end);
        if (!existsSync(path)) {
          assert.ok(name.endsWith(".png") || raw.length < 800, `${name}${end} is missing`);
          continue;
        }
        const packed = readFileSync(path);
        assert.ok(packed.length < raw.length, name);
        assert.ok(unpack(packed).equals(raw), name);
      }
    }
  });

  test("are sent to those who take them, and nothing that is there already", async () => {
    const site = await serve({ dir: SITE });
    try {
      const raw = readFileSync(join(SITE, "index.html"));
      for (const [accepted, coding, unpack] of [["gzip, deflate, br", "br", brotliDecompressSync], ["gzip", "gzip", gunzipSync], ["identity", undefined, (bytes) => bytes]]) {
        const { headers, body } = await ask(site.url, { "Accept-Encoding": accepted });
        assert.equal(headers["content-encoding"], coding);
        assert.equal(headers.vary, "Accept-Encoding");
        assert.match(headers["content-type"], /^text\/html/);
        assert.ok(unpack(body).equals(raw));
        const again = await ask(site.url, { "Accept-Encoding": accepted, "If-None-Match": headers.etag });
        assert.deepEqual([again.status, again.body.length], [304, 0]);
      }
    } finally {
      await site.close();
    }
  });
});

describe("the rules for each file are the same", () => {
  test("from the server of this project, in a folder of any depth", async () => {
    const site = await serve({ dir: SITE, base: "/some/deep/path/", policy: true });
    try {
      for (const name of names) {
        const { status, headers } = await ask(site.url + name);
        assert.equal(status, 200, name);
        assert.deepEqual(ruled(headers), headersOf(name), name);
      }
      assert.equal((await ask(new URL("/index.html", site.url))).status, 404);
    } finally {
      await site.close();
    }
  });

  test("in _headers, where no header is named twice for a file and what has no hash is left to the host", () => {
    const rules = [];
    for (const line of readFileSync(join(SITE, "_headers"), "utf8").split("\n")) {
      if (/^\//.test(line)) rules.push({ path: line, headers: [] });
      else if (/^ {2}\S/.test(line)) rules.at(-1).headers.push(line.trim().split(/: (.*)/).slice(0, 2));
    }
    assert.ok(rules.length > 5);
    for (const name of names) {
      const path = `/${name}`;
      const found = rules
        .filter(({ path: rule }) => (rule.endsWith("*") ? path.startsWith(rule.slice(0, -1)) : path === rule))
        .filter(({ path: rule }) => !(rule === "/embed/*" && !name.endsWith(".html")))
        .flatMap(({ headers }) => headers);
      assert.equal(new Set(found.map(([header]) => header)).size, found.length, name);
      const wanted = headersOf(name);
      if (!/^tairi-/.test(name)) delete wanted["Cache-Control"];
      assert.deepEqual(ruled(Object.fromEntries(found)), wanted, name);
    }
  });

  const conf = readFileSync(join(ROOT, "docs/hosting/nginx.conf"), "utf8");

  test("in the sample for nginx, as it is written", () => {
    const maps = Object.fromEntries(
      [...conf.matchAll(/map \$uri (\$\w+) \{\n([^]*?)\n\}/g)].map(([, name, body]) => [
        name,
        [...body.matchAll(/^ {2}(?:default|"~(.*?)") "(.*)";$/gm)].map(([, pattern, value]) => ({ pattern, value })),
      ]),
    );
    const valueOf = (value, uri) => {
      const entries = maps[value];
      if (!entries) return value.replaceAll('"', "");
      return (entries.find(({ pattern }) => pattern && new RegExp(pattern).test(uri)) ?? entries.find(({ pattern }) => !pattern)).value;
    };
    const added = [...conf.matchAll(/add_header (\S+) (.*);/g)];
    assert.equal(added.length, 6);
    for (const name of names) {
      const headers = Object.fromEntries(added.map(([, header, value]) => [header, valueOf(value, `/tairi/${name}`)]));
      assert.deepEqual(ruled(headers), headersOf(name), name);
    }
  });

  const nginx = [process.env.NGINX, "/usr/sbin/nginx", "/usr/local/bin/nginx"].find((path) => path && existsSync(path));
  test("from nginx itself", { skip: nginx ? false : "nginx is not installed: only the text of its sample was tried (apt-get install nginx, or NGINX=/path/to/nginx)" }, async () => {
    const port = await new Promise((resolve) => {
      const server = createServer().listen(0, "127.0.0.1", () => {
        const { port } = server.address();
        server.close(() => resolve(port));
      });
    });
    mkdirSync(join(folder, "nginx"));
    // Its workers are somebody else.
    chmodSync(folder, 0o755);
    const modules = process.env.NGINX_MODULES ?? "/usr/lib/nginx/modules";
    const brotli = join(modules, "ngx_http_brotli_static_module.so");
    const able = existsSync(brotli);
    writeFileSync(
      join(folder, "nginx/tairi.conf"),
      conf
        .replace("listen 8080", `listen 127.0.0.1:${port}`)
        .replace("root /srv/www", `root ${folder}`)
        .replace("brotli_static on;", able ? "brotli_static on;" : ""),
    );
    writeFileSync(
      join(folder, "nginx/nginx.conf"),
      `${able ? `load_module ${brotli};\n` : ""}daemon off; pid ${folder}/nginx/pid; error_log stderr;
       events {} http { access_log off; types { text/html html; text/javascript js; text/css css; } default_type application/octet-stream;
       ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/nginx/${name};`).join(" ")}
       include ${folder}/nginx/tairi.conf; }`,
    );
    const args = ["-p", join(folder, "nginx"), "-c", join(folder, "nginx/nginx.conf")];
    execFileSync(nginx, ["-t", ...args], { stdio: "pipe" });
    const server = spawn(nginx, args, { stdio: "ignore" });
    try {
      const base = `http://127.0.0.1:${port}/tairi/`;
      await until("nginx answers", () => ask(base).catch(() => null));
      for (const name of names) {
        const { status, headers } = await ask(base + name, { "Accept-Encoding": "gzip, br" });
        assert.equal(status, 200, name);
        assert.deepEqual(ruled(headers), headersOf(name), name);
        const packed = able && existsSync(join(SITE, `${name}.br`)) ? "br" : existsSync(join(SITE, `${name}.gz`)) ? "gzip" : undefined;
        assert.equal(headers["content-encoding"], packed, name);
      }
      assert.equal((await ask(`${base}manifest.ja.webmanifest`)).headers["content-type"], "application/manifest+json");
      assert.equal((await ask(base + names.find((name) => name.endsWith("_bg.wasm")))).headers["content-type"], "application/wasm");
      const first = await ask(base);
      assert.deepEqual(ruled(first.headers), headersOf("index.html"), "the folder itself");
      assert.equal((await ask(base, { "If-None-Match": first.headers.etag })).status, 304);
    } finally {
      server.kill("SIGTERM");
      await new Promise((resolve) => server.once("exit", resolve));
    }
  });
});

describe("in a folder of any depth, under the policy", () => {
  const tairi = useTairi({ dir: SITE, base: "/some/deep/path/", policy: true });

  test("the pages find all that they need", async () => {
    for (const path of ["", "index.html?view=claims", "embed/triangle.zh-TW.html"]) {
      const page = await tairi.openPage(path);
      await untilReady(page);
    }
    const gallery = await tairi.openPage("gallery.html");
    await gallery.locator("section[lang=ja] article[data-view=fta] h3 a").click();
    await untilReady(gallery);
  });
});
