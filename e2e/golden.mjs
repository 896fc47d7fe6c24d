// Golden screenshots: what they show, how two are compared, and where they are
// kept. A sheet holds the four widths of a view in one language and theme, at half
// size, in sixteen steps of each colour; so all 54 sheets weigh little, and a sheet can be looked at.
// The browser itself reads, compares and writes the pictures.
import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "./lib.mjs";

export const WIDTHS = [320, 390, 768, 1280];
export const THEMES = ["light", "dark"];
/** How much of a page is kept, in CSS pixels from its top. */
export const HEIGHT = 1200;
const FOLDER = join(ROOT, "e2e/golden");
const RESULTS = join(ROOT, "test-results/golden");
export const BLESS = process.env.TAIRI_BLESS === "1";

/** Where the golden screenshots hold: letters are drawn otherwise elsewhere. */
export function platform(browser) {
  const run = (...command) => {
    try {
      return execFileSync(command[0], command.slice(1), { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    } catch {
      return "";
    }
  };
  const packages = run("dpkg-query", "-W", "-f", "${Package} ${Version}\n", "fonts-liberation", "fonts-noto-cjk");
  // The families of the page that a system may put another font in place of.
  const stands = ["Segoe UI", "Roboto", "Helvetica Neue", "Arial", "PingFang TC", "Hiragino Sans"];
  return {
    system: `${process.platform} ${process.arch}`,
    chromium: browser.version().split(".")[0],
    fonts: packages.split("\n").filter(Boolean),
    families: Object.fromEntries(stands.map((family) => [family, run("fc-match", "-f", "%{family[0]}", family)])),
  };
}

/** The platform of the kept pictures, or null where none are kept. */
export async function keptPlatform() {
  const text = await readFile(join(FOLDER, "platform.json"), "utf8").catch(() => null);
  return text && JSON.parse(text);
}

export async function keepPlatform(here) {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, "platform.json"), `${JSON.stringify(here, null, 2)}\n`);
}

/** A page's top as a PNG, without what moves. */
export const shoot = (page) => page.screenshot({ animations: "disabled", caret: "hide", scale: "css" });

/** What runs in the page of `openJudge`. */
function bench() {
  /** Share of a block of 16 × 16 pixels that may differ, and by how much each. */
  const MOST = 6;
  const NEAR = 26;
  const BLOCK = 16;

  async function read(base64, type) {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d", { willReadFrequently: true });
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height);
  }

  async function write(picture, type) {
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    canvas.getContext("2d").putImageData(picture, 0, 0);
    // A WebP of quality 1 is lossless.
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type, quality: 1 })).arrayBuffer());
    let binary = "";
    for (let at = 0; at < bytes.length; at += 32768) binary += String.fromCharCode(...bytes.subarray(at, at + 32768));
    return btoa(binary);
  }

  /** Shots side by side at half size, in sixteen steps of each colour. */
  async function sheet(shots) {
    const pictures = await Promise.all(shots.map((shot) => read(shot, "image/png")));
    const width = pictures.reduce((sum, picture) => sum + picture.width / 2, 0);
    const out = new ImageData(width, Math.max(...pictures.map((picture) => picture.height / 2)));
    const shares = [];
    let left = 0;
    for (const { data, width: wide, height } of pictures) {
      let ink = 0;
      for (let y = 0; y < height / 2; y += 1) {
        for (let x = 0; x < wide / 2; x += 1) {
          const from = (2 * y * wide + 2 * x) * 4;
          const to = (y * width + left + x) * 4;
          let other = false;
          for (let c = 0; c < 3; c += 1) {
            const mean = (data[from + c] + data[from + 4 + c] + data[from + wide * 4 + c] + data[from + wide * 4 + 4 + c]) / 4;
            out.data[to + c] = Math.round(mean / 17) * 17;
            other ||= Math.abs(data[from + c] - data[c]) > 24;
          }
          out.data[to + 3] = 255;
          if (other) ink += 1;
        }
      }
      shares.push(ink / ((wide * height) / 4));
      left += wide / 2;
    }
    return { picture: out, shares, sizes: pictures.map(({ width: w, height: h }) => [w, h]) };
  }

  /** Blocks in which two sheets differ, and a picture that shows them. */
  function compare(kept, now) {
    if (kept.width !== now.width || kept.height !== now.height) {
      return { blocks: [[0, 0]], sizes: `${kept.width} × ${kept.height} kept, ${now.width} × ${now.height} now` };
    }
    const { width, height } = now;
    const across = Math.ceil(width / BLOCK);
    const counts = new Uint16Array(across * Math.ceil(height / BLOCK));
    const diff = new ImageData(width, height);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const at = (y * width + x) * 4;
        const off = Math.max(...[0, 1, 2].map((c) => Math.abs(kept.data[at + c] - now.data[at + c])));
        const far = off > NEAR;
        if (far) counts[Math.floor(y / BLOCK) * across + Math.floor(x / BLOCK)] += 1;
        const pale = 200 + now.data[at + 1] / 5;
        diff.data.set(far ? [220, 0, 60, 255] : [pale, pale, pale, 255], at);
      }
    }
    const blocks = [];
    counts.forEach((count, index) => {
      if (count > MOST) blocks.push([(index % across) * BLOCK, Math.floor(index / across) * BLOCK]);
    });
    return { blocks, diff };
  }

  /** Makes a sheet of shots, compares it with a kept one, or returns it to be kept. */
  window.judge = async ({ shots, kept, bless }) => {
    const { picture, shares, sizes } = await sheet(shots);
    const found = { shares, sizes, blocks: [] };
    if (bless) found.sheet = await write(picture, "image/webp");
    if (!kept) return found;
    const golden = await read(kept, "image/webp");
    const { blocks, diff, sizes: other } = compare(golden, picture);
    found.blocks = blocks;
    found.other = other;
    if (blocks.length) {
      found.pictures = { expected: await write(golden, "image/png"), actual: await write(picture, "image/png") };
      if (diff) found.pictures.diff = await write(diff, "image/png");
    }
    return found;
  };
}

/** A page that compares pictures. */
export async function openJudge(browser) {
  const page = await browser.newPage();
  await page.evaluate(bench);
  return page;
}

/** What of a sheet lies where: the width whose shot a block is in. */
function widthAt(x) {
  let right = 0;
  return WIDTHS.find((width) => {
    right += width / 2;
    return x < right;
  });
}

/**
 * Judges the shots of one sheet, one a width. Returns its faults as sentences:
 * shots of a wrong size or without ink and, if `compared`, what differs from the
 * kept sheet. With TAIRI_BLESS=1 the sheet is kept instead.
 */
export async function judge(page, name, shots, compared) {
  const file = join(FOLDER, `${name}.webp`);
  const kept = compared && !BLESS ? await readFile(file, "base64").catch(() => null) : null;
  const found = await page.evaluate((task) => window.judge(task), {
    shots: shots.map((shot) => shot.toString("base64")),
    kept,
    bless: BLESS,
  });
  const faults = [];
  WIDTHS.forEach((width, index) => {
    const size = found.sizes[index];
    if (size[0] !== width || size[1] !== HEIGHT) faults.push(`${name} at ${width} px is ${size.join(" × ")}`);
    if (found.shares[index] < 0.01) faults.push(`${name} at ${width} px is blank: ${found.shares[index]} of it is drawn on`);
  });
  if (BLESS) {
    await mkdir(FOLDER, { recursive: true });
    await writeFile(file, Buffer.from(found.sheet, "base64"));
    return faults;
  }
  if (compared && !kept) faults.push(`${name} has no golden screenshot`);
  if (found.blocks.length) {
    await mkdir(RESULTS, { recursive: true });
    for (const [kind, data] of Object.entries(found.pictures)) await writeFile(join(RESULTS, `${name}.${kind}.png`), Buffer.from(data, "base64"));
    const places = found.blocks.map(([x]) => widthAt(x));
    const counts = WIDTHS.filter((width) => places.includes(width)).map((width) => `${places.filter((place) => place === width).length} places at ${width} px`);
    faults.push(`${name} looks otherwise: ${found.other ?? counts.join(", ")}; see test-results/golden/${name}.diff.png`);
  }
  return faults;
}
