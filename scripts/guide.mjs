// Does what docs/adding-a-figure.md says, in a copy of the tree, and runs the tests that
// a new figure has to pass there.
//   node scripts/guide.mjs [--into FOLDER] [--whole]
// With --into the copy stays. With --whole the site is built and opened in Chromium, too.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const GUIDE = "docs/adding-a-figure.md";

/** The blocks of a text that name a file: `{kind, path, lines, at}`. */
export function blocks(text) {
  return [...text.matchAll(/^```(\w+) (\S+)\n([^]*?)\n```$/gm)].map(([, kind, path, body], index) => ({ kind, path, lines: body.split("\n"), at: `block ${index + 1}, ${path}` }));
}

/** A file's text after a block; an error where the block fits nowhere, or in two places. */
export function changed(text, { kind, lines, at }) {
  if (kind !== "diff") {
    if (text !== undefined) throw new Error(`${at}: the file is there already`);
    return `${lines.join("\n")}\n`;
  }
  if (text === undefined) throw new Error(`${at}: there is no such file`);
  const of = (signs) => lines.filter((line) => signs.includes(line[0] ?? " ")).map((line) => line.slice(1));
  const before = of(" -");
  const all = text.split("\n");
  const places = [...all.keys()].filter((from) => before.every((line, index) => all[from + index] === line));
  if (places.length !== 1) throw new Error(`${at}: what it says is there is found ${places.length} times`);
  return all.toSpliced(places[0], before.length, ...of(" +")).join("\n");
}

/** Does what the guide says to the tree in this folder. */
export function follow(folder, text) {
  const found = blocks(text);
  if (found.length < 5) throw new Error(`${GUIDE} has ${found.length} blocks that name a file`);
  for (const block of found) {
    const path = join(folder, block.path);
    const after = changed(existsSync(path) ? readFileSync(path, "utf8") : undefined, block);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, after);
  }
}

function main(words) {
  const at = words.indexOf("--into");
  const kept = at >= 0 ? words[at + 1] : undefined;
  if (at >= 0 && (!kept || existsSync(kept))) throw new Error(`--into wants a folder that is not there yet, got ${kept ?? "nothing"}`);
  const folder = kept ? resolve(kept) : mkdtempSync(join(tmpdir(), "tairi-guide-"));
  // The same libraries, compiled once, and the same tools.
  const env = { ...process.env, CARGO_TARGET_DIR: process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), TAIRI_TOOLS: process.env.TAIRI_TOOLS ?? join(ROOT, ".tools") };
  const run = (command, ...rest) => execFileSync(command, rest, { cwd: folder, stdio: ["ignore", "inherit", "inherit"], env });
  try {
    const tracked = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: ROOT, encoding: "utf8", maxBuffer: 2 ** 26 });
    for (const name of tracked.split("\0").filter((name) => name && existsSync(join(ROOT, name)))) cpSync(join(ROOT, name), join(folder, name));
    follow(folder, readFileSync(join(ROOT, GUIDE), "utf8"));
    console.log(`the guide is followed in ${folder}`);
    if (kept) return;
    const test = ["test", "--quiet", "--locked", "--no-default-features"];
    run("cargo", "fmt", "--all", "--check");
    execFileSync("cargo", [...test, "--test", "golden"], { cwd: folder, stdio: ["ignore", "inherit", "inherit"], env: { ...env, TAIRI_BLESS: "1" } });
    const drawn = readdirSync(join(folder, "tests/golden")).filter((name) => name.startsWith("rate."));
    if (drawn.length !== 6) throw new Error(`${drawn.length} golden pictures of the new figure, expected 6`);
    run("cargo", ...test, "--lib", "figure::");
    run("cargo", ...test, "--test", "layout", "--test", "provenance");
    if (!words.includes("--whole")) return;
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
    for (const _ of [1, 2]) {
      run("scripts/build.sh");
      run("node", "scripts/heights.mjs");
    }
    run("node", "--test", "--test-concurrency=2", "e2e/smoke.test.mjs", "e2e/parts.test.mjs", "e2e/controls.test.mjs", "e2e/static.test.mjs", "e2e/provenance.test.mjs", "e2e/axe.test.mjs");
  } finally {
    if (!kept) rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    console.error(`failed: ${error.message}`);
    console.error(`  → ${GUIDE} has to say what is true of the tree now`);
    process.exit(1);
  }
}
