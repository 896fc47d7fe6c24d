// In place of a network, where all of tairi is one file: what would be fetched is in
// the page itself, as text that any mail and any stick carries. scripts/widget.mjs
// packs it (LZMA, then letters of seven bits) and bundles this before all else.

/** What is written by a letter of its own, with the seven bits that follow. */
const BARRED = [0, 10, 13, 26, 60];

/** From letters of seven bits, by which a page carries more than by 64 or 85 of them. */
function bytesOf(text) {
  const bytes = new Uint8Array(text.length);
  let [size, value, count] = [0, 0, 0];
  const take = (seven) => {
    value = ((value << 7) | seven) & 0x7fff;
    count += 7;
    if (count < 8) return;
    count -= 8;
    bytes[size++] = value >> count;
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Line breaks stand before and after them.
    if (code === 10 || code === 13) continue;
    if (code < 128) take(code);
    else {
      take(BARRED[(code - 256) >> 7]);
      take(code & 127);
    }
  }
  return bytes.subarray(0, size);
}

/** What LZMA has packed: an .lzma file of `size` bytes. After Igor Pavlov's specification, which is in the public domain. */
function unpacked(packed, size) {
  const [lc, lp, pb] = [packed[0] % 9, ((packed[0] / 9) | 0) % 5, (packed[0] / 45) | 0];
  const out = new Uint8Array(size);
  // Places in one array of probabilities.
  const [MATCH, REP, G0, G1, G2, LONG, SLOT, SPECIAL, ALIGN, LENGTH, AGAIN, LITERAL] = [0, 192, 204, 216, 228, 240, 432, 688, 803, 819, 1333, 1847];
  const odds = new Uint16Array(LITERAL + (0x300 << (lc + lp))).fill(1024);
  // A head of 13 bytes, and one that is always zero.
  let at = 18;
  // Range and code: in an array, as numbers of 32 bits elsewhere are slow in closures.
  const now = Uint32Array.of(0xffffffff, new DataView(packed.buffer, packed.byteOffset).getUint32(14));
  const settle = () => {
    if (now[0] >= 0x1000000) return;
    now[0] <<= 8;
    now[1] = (now[1] << 8) | packed[at++];
  };
  const bit = (place) => {
    const odd = odds[place];
    const bound = (now[0] >>> 11) * odd;
    const one = now[1] >= bound;
    if (one) {
      now[0] -= bound;
      now[1] -= bound;
      odds[place] = odd - (odd >> 5);
    } else {
      now[0] = bound;
      odds[place] = odd + ((2048 - odd) >> 5);
    }
    settle();
    return one ? 1 : 0;
  };
  const tree = (place, bits) => {
    let value = 1;
    for (let i = 0; i < bits; i++) value = (value << 1) | bit(place + value);
    return value - (1 << bits);
  };
  const reversed = (place, bits) => {
    let [node, value] = [1, 0];
    for (let i = 0; i < bits; i++) {
      const one = bit(place + node);
      node = (node << 1) | one;
      value |= one << i;
    }
    return value;
  };
  const length = (place, state) => {
    if (!bit(place)) return tree(place + 2 + (state << 3), 3);
    if (!bit(place + 1)) return 8 + tree(place + 130 + (state << 3), 3);
    return 16 + tree(place + 258, 8);
  };
  const distance = (long) => {
    const slot = tree(SLOT + (Math.min(long, 3) << 6), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    let far = (2 | (slot & 1)) << bits;
    if (slot < 14) return far + reversed(SPECIAL + far - slot, bits);
    for (let i = bits - 1; i >= 4; i--) {
      now[0] >>>= 1;
      if (now[1] >= now[0]) {
        now[1] -= now[0];
        far += 1 << i;
      }
      settle();
    }
    return far + reversed(ALIGN, 4);
  };
  let [n, state, rep0, rep1, rep2, rep3] = [0, 0, 0, 0, 0, 0];
  while (n < size) {
    const phase = n & ((1 << pb) - 1);
    if (!bit(MATCH + (state << 4) + phase)) {
      const place = LITERAL + 0x300 * (((n & ((1 << lp) - 1)) << lc) + ((n ? out[n - 1] : 0) >> (8 - lc)));
      let letter = 1;
      if (state >= 7) {
        let like = out[n - rep0 - 1];
        let same = true;
        while (same && letter < 256) {
          const high = (like >> 7) & 1;
          like <<= 1;
          const one = bit(place + ((1 + high) << 8) + letter);
          letter = (letter << 1) | one;
          same = high === one;
        }
      }
      while (letter < 256) letter = (letter << 1) | bit(place + letter);
      out[n++] = letter;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let long;
    if (bit(REP + state)) {
      if (!bit(G0 + state)) {
        if (!bit(LONG + (state << 4) + phase)) {
          state = state < 7 ? 9 : 11;
          out[n] = out[n - rep0 - 1];
          n++;
          continue;
        }
      } else if (!bit(G1 + state)) [rep0, rep1] = [rep1, rep0];
      else if (!bit(G2 + state)) [rep0, rep1, rep2] = [rep2, rep0, rep1];
      else [rep0, rep1, rep2, rep3] = [rep3, rep0, rep1, rep2];
      long = length(AGAIN, phase);
      state = state < 7 ? 8 : 11;
    } else {
      long = length(LENGTH, phase);
      state = state < 7 ? 7 : 10;
      [rep0, rep1, rep2, rep3] = [distance(long), rep0, rep1, rep2];
    }
    for (const end = Math.min(n + long + 2, size); n < end; n++) out[n] = out[n - rep0 - 1];
  }
  return out;
}

/* global TAIRI_SIZE -- how many bytes there are, unpacked */
const all = unpacked(bytesOf(document.getElementById("tairi-files").textContent), TAIRI_SIZE);
const files = new Map();
{
  // At first a list of names and sizes, with its own size before it.
  const text = new TextDecoder();
  let at = 4 + new DataView(all.buffer).getUint32(0);
  for (const [name, size] of JSON.parse(text.decode(all.subarray(4, at)))) files.set(name, all.subarray(at, (at += size)));
  for (const [name, bytes] of files) {
    if (!name.endsWith(".css")) continue;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text.decode(bytes));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
}

const find = (url) => {
  const bytes = files.get(new URL(url).pathname.split("/").pop());
  if (!bytes) throw new TypeError(`${url} is not in this file`);
  return bytes;
};

/** As the browser's, of the files in this one. */
export async function fetch(url) {
  const type = { wasm: "application/wasm", js: "text/javascript" }[String(url).split(".").pop()] ?? "text/plain";
  return new Response(find(url), { headers: { "Content-Type": type } });
}

/** As much of the browser's as www/parts.js asks for. */
export class XMLHttpRequest {
  open(_, url) {
    this.bytes = find(url);
  }
  overrideMimeType() {
    this.binary = true;
  }
  send() {
    this.responseText = this.binary ? Array.from(this.bytes, (byte) => String.fromCharCode(byte)).join("") : new TextDecoder().decode(this.bytes);
  }
}
