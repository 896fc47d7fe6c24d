// Packs a built site for servers that send packed files as they lie there: beside
// each file that gets smaller by it a `.br` and a `.gz`, as small as they can be; and
// `_headers` for hosts that read that. For `make dist`; nothing else waits for it.
//   node scripts/press.mjs [dist]
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { packable, sample } from "./headers.mjs";

/** A saving below this is not worth a file. */
const LEAST = 64;

const dir = process.argv[2] ?? "dist";
if (!existsSync(join(dir, "index.html"))) {
  console.error(`failed: there is no site in ${dir}\n  → make dist`);
  process.exit(1);
}
const names = readdirSync(dir, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join("/"));
for (const name of names) if (/\.(?:br|gz)$/.test(name)) rmSync(join(dir, name));

const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)];
const sums = { raw: 0, br: 0, gz: 0 };
let count = 0;
await Promise.all(
  names.filter(packable).map(async (name) => {
    const raw = readFileSync(join(dir, name));
    const packed = {
      br: await brotli(raw, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 11,
          [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
          [constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
        },
      }),
      gz: await zip(raw, { level: 9 }),
    };
    count += 1;
    sums.raw += raw.length;
    for (const [end, bytes] of Object.entries(packed)) {
      sums[end] += Math.min(bytes.length, raw.length);
      if (bytes.length + LEAST < raw.length) writeFileSync(join(dir, `${name}.${end}`), bytes);
    }
  }),
);
writeFileSync(join(dir, "_headers"), sample());
const number = (bytes) => bytes.toLocaleString("en-US");
console.log(`packed: ${count} files, ${number(sums.raw)} bytes, as brotli ${number(sums.br)}, as gzip ${number(sums.gz)}`);
