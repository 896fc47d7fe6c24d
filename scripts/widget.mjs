// Writes what is made of the site's files when they are there:
// - dist/tairi.js: www/tairi.js, with the names of the files it loads, and the names
//   and heights of the figures;
// - dist/tairi.html: all of tairi in one file, and dist/one/<view>.html: one figure.
//   node scripts/widget.mjs [dist]
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildSync, transformSync } from "esbuild";
import { WITH } from "./split.mjs";

const LANGS = ["zh-TW", "ja", "en"];
const TARGET = "es2022";
const dir = process.argv[2] ?? "dist";

const files = readdirSync(dir).sort();
const one = (pattern) => {
  const found = files.filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`${found.length} files like ${pattern} in ${dir}, expected one`);
  return found[0];
};
const js = one(/^tairi-[0-9a-f]+\.js$/);
const wasm = one(/^tairi-[0-9a-f]+_bg\.wasm$/);
const css = one(/^tairi-[0-9a-f]+\.css$/);
/** What a reader's own flows need. */
const OWN = ["own", "flows"];
/** Parts that one figure alone has a use for. */
const ONLY = { own: ["workbench"], flows: ["workbench"], mirror: ["trade"] };
/** The figures that have a use for a part; none is named for what any may need. */
const owners = (part) => {
  if (views.includes(part)) return [part];
  const asking = Object.keys(WITH).filter((other) => WITH[other].includes(part));
  return ONLY[part] ?? (asking.every((other) => views.includes(other)) ? asking : []);
};
/** What reads a reader's flows. */
const ENGINE = /\.flows\.(?:js|wasm)$/;
const version = readFileSync("Cargo.toml", "utf8").match(/^version = "(.+)"/m)[1];
const text = (name) => readFileSync(join(dir, name), "utf8");

const { widths, heights, share } = JSON.parse(readFileSync("www/heights.json", "utf8"));
const views = Object.keys(heights);
const named = (view, lang) => text(`embed/${view}.${lang}.html`).match(/<title>([^<]+?) · /)[1];
const names = Object.fromEntries(views.map((view) => [view, LANGS.map((lang) => named(view, lang))]));

/** What a page says of an app that has stopped, and of beginning anew, by language. */
const stopped = text("index.html").match(/<p id="tairi-panic"[^]*?<\/p>/)[0];
const say = (lang) => ["span", "button"].map((tag) => stopped.match(new RegExp(`<${tag}[^>]* lang="${lang}"[^>]*>([^<]+)<`))[1]);

/** How both are written out. */
const SHAPE = { minify: true, charset: "utf8", format: "esm", target: TARGET, legalComments: "none" };

const module = transformSync(readFileSync("www/tairi.js", "utf8"), {
  ...SHAPE,
  define: {
    TAIRI_CODE: JSON.stringify(js),
    TAIRI_WASM: JSON.stringify(wasm),
    TAIRI_CSS: JSON.stringify(css),
    TAIRI_VERSION: JSON.stringify(version),
    TAIRI_NAMES: JSON.stringify(names),
    TAIRI_STOPPED: JSON.stringify(Object.fromEntries(LANGS.map((lang) => [lang, say(lang)]))),
    TAIRI_WIDTHS: JSON.stringify(widths),
    TAIRI_HEIGHTS: JSON.stringify(Object.fromEntries(views.map((view) => [view, LANGS.map((lang) => heights[view][lang].map((height, at) => height - share[lang][at]))]))),
  },
}).code;
writeFileSync(join(dir, "tairi.js"), module);

/** Files as one: a list of names and sizes, its own size before it, then their content. */
function boxed(list) {
  const contents = list.map((name) => readFileSync(join(dir, name)));
  const index = Buffer.from(JSON.stringify(list.map((name, i) => [name, contents[i].length])));
  const size = Buffer.alloc(4);
  size.writeUInt32BE(index.length);
  return Buffer.concat([size, index, ...contents]);
}

/** By LZMA, a tenth smaller than what browsers can unpack by themselves. */
const packed = (box) => execFileSync("xz", ["--format=lzma", "--lzma1=preset=9e,lc=4,lp=0,pb=0,dict=4MiB", "--stdout"], { input: box, maxBuffer: 1 << 26 });

/** What a page or a text file would not keep as it is: NUL, line breaks, the end of old files, and `<`. */
const BARRED = [0, 10, 13, 26, 60];

/** Seven bits a letter; see www/one.js. After Kevin Albertson's base122. */
function letters(data) {
  const seven = (at) => {
    const byte = at >> 3;
    const pair = ((data[byte] ?? 0) << 8) | (data[byte + 1] ?? 0);
    return (pair >> (9 - (at & 7))) & 127;
  };
  const bits = data.length * 8;
  const out = [];
  for (let at = 0; at < bits; at += 7) {
    const letter = seven(at);
    const barred = BARRED.indexOf(letter);
    if (barred < 0) out.push(letter);
    // A letter of two bytes, which has room for the next one as well.
    else out.push(0x100 + (barred << 7) + seven((at += 7)));
  }
  return out.map((code) => String.fromCharCode(code)).join("");
}

/** A page with these files inside. `pinned` is the one view that it shows. */
function page(list, pinned) {
  const engine = list.some((file) => ENGINE.test(file));
  const box = boxed(list);
  const { outputFiles } = buildSync({
    entryPoints: ["www/start.js"],
    inject: ["www/one.js"],
    bundle: true,
    write: false,
    ...SHAPE,
    // By names of their own: short names are given by how often letters come in the source,
    // and the folders' names would count.
    alias: { "tairi-code": resolve(dir, js), "tairi-offline": resolve("www/offline.js") },
    define: {
      TAIRI_CODE: JSON.stringify("tairi-code"),
      TAIRI_WASM: JSON.stringify(`./${wasm}`),
      // It works without a network by itself.
      TAIRI_OFFLINE: JSON.stringify("tairi-offline"),
      "navigator.serviceWorker": "undefined",
      TAIRI_ALONE: "true",
      TAIRI_SIZE: String(box.length),
    },
  });
  const code = outputFiles[0].text.trim().replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
  const source = readFileSync("index.html", "utf8");
  const notes = source.match(/<!-- notes -->([^]*?)<!-- \/notes -->/)[1].replace(/^ {4}/gm, "").trim();
  const app = pinned ? ` data-view="${pinned}" data-plain=""` : "";
  // Nothing is asked for outside, and nothing could be.
  // The engine's code is in the page, too, and runs in a worker that is made of it.
  const made = engine ? " blob:; worker-src blob:" : "";
  const policy = `default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'${made}; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'`;
  const icon = Buffer.from(readFileSync("www/icon.svg")).toString("base64");
  return `<!doctype html>
<html lang="en" data-tairi="static">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${pinned ? `${names[pinned][2]} · ` : ""}tairi</title>
<link rel="icon" href="data:image/svg+xml;base64,${icon}">
</head>
<body>
<div id="tairi"${app}></div>
<noscript><p>tairi draws its figures with JavaScript and WebAssembly. Please allow scripts for this page.</p></noscript>
<div id="tairi-still-note" hidden>
<p lang="en">This browser lets no WebAssembly run here. Please open this file in another one.</p>
<p lang="zh-TW">此瀏覽器不允許執行 WebAssembly，請改用其他瀏覽器開啟本檔案。</p>
<p lang="ja">このブラウザーでは WebAssembly を実行できません。別のブラウザーで開いてください。</p>
</div>
${notes}
<script type="text/plain" id="tairi-files">
${letters(packed(box))}
</script>
<script type="module">
${code}
</script>
</body>
</html>
`;
}

if (process.env.TAIRI_QUICK) {
  // A single file is for readers, and packing takes its time.
} else if (spawned("xz")) {
  const name = js.slice(0, -3);
  // Like beside like, and in the same order everywhere, whatever the file system's or the
  // reader's own; the script itself is in the page as it is.
  // What opens workbooks is left out: a sheet saved as CSV is read.
  const code = files.filter((file) => (file.endsWith(".wasm") && !file.endsWith(".sheets.wasm")) || ENGINE.test(file));
  const texts = files.filter((file) => file.startsWith(`${name}.`) && file.endsWith(".txt"));
  const order = (list) => [...list].sort((a, b) => (part(a) < part(b) ? -1 : Number(part(a) > part(b))));
  const part = (file) => file.match(/\.([\w-]+)\.(?:txt|wasm|js)$/)?.[1] ?? "";
  mkdirSync(join(dir, "one"), { recursive: true });
  for (const view of [undefined, ...views]) {
    // A figure alone leaves out the code of the others. What reads a reader's own flows
    // is as large as all figures together: it is in the workbench's file only.
    const others = (all) => all.length > 0 && !all.includes(view);
    const left = (file) => (view ? others(owners(part(file))) : OWN.includes(part(file)));
    // The engine is unlike all else: where it comes first, the file is a kilobyte smaller.
    const [engine, rest] = [true, false].map((is) => order(code.filter((file) => !left(file) && ENGINE.test(file) === is)));
    const made = page([...engine, css, ...order(texts.filter((file) => !left(file))), ...rest], view);
    writeFileSync(join(dir, view ? join("one", `${view}.html`) : "tairi.html"), made);
  }
} else {
  console.error("no tairi.html (all in one file): xz is missing\n  → apt-get install xz-utils; then build again");
}

/** Whether a program is there. */
function spawned(program) {
  return (process.env.PATH ?? "").split(":").some((folder) => existsSync(join(folder, program)));
}
