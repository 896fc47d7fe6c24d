// Does what docs/adding-a-figure.md says, in a copy of the tree (target/guide/tree), and runs
// the tests that a new figure has to pass there.
//   node scripts/guide.mjs [--into FOLDER] [--whole]
// With --into the copy is made there, and nothing is run. With --whole the site is built and
// opened in Chromium, too.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
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

/** The tree as it is when the guide has been followed: what each file holds, by its path. */
function followed(text) {
  const tracked = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: ROOT, encoding: "utf8", maxBuffer: 2 ** 26 });
  const names = tracked.split("\0").filter((name) => name && existsSync(join(ROOT, name)));
  const tree = new Map(names.map((name) => [name, readFileSync(join(ROOT, name))]));
  const found = blocks(text);
  if (found.length < 5) throw new Error(`${GUIDE} has ${found.length} blocks that name a file`);
  for (const block of found) tree.set(block.path, Buffer.from(changed(tree.get(block.path)?.toString(), block)));
  return tree;
}

/** Lays a tree into a folder. What is there as it is wanted stays untouched, so that nothing is compiled again. */
function lay(tree, folder) {
  const there = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()) : [];
  for (const entry of there) {
    const path = join(entry.parentPath, entry.name);
    if (!tree.has(relative(folder, path).split(sep).join("/"))) rmSync(path);
  }
  for (const [name, content] of tree) {
    const path = join(folder, name);
    if (existsSync(path) && readFileSync(path).equals(content)) continue;
    mkdirSync(dirname(path), { recursive: true });
    const from = join(ROOT, name);
    writeFileSync(path, content, { mode: existsSync(from) ? statSync(from).mode : undefined });
  }
}

function main(words) {
  const at = words.indexOf("--into");
  const kept = at >= 0 ? words[at + 1] : undefined;
  if (at >= 0 && (!kept || existsSync(kept))) throw new Error(`--into wants a folder that is not there yet, got ${kept ?? "nothing"}`);
  const whole = words.includes("--whole");
  // A whole build leaves much behind.
  const folder = kept ? resolve(kept) : whole ? mkdtempSync(join(tmpdir(), "tairi-guide-")) : join(ROOT, "target/guide/tree");
  // What is compiled lies apart: to cargo all copies are one package at one place, and each
  // would take the other's for its own. The tools are the same.
  const env = { ...process.env, CARGO_TARGET_DIR: whole ? join(folder, "target") : join(ROOT, "target/guide/built"), TAIRI_TOOLS: process.env.TAIRI_TOOLS ?? join(ROOT, ".tools") };
  const run = (command, args, more = {}) => execFileSync(command, args, { cwd: folder, stdio: ["ignore", "inherit", "inherit"], env: { ...env, ...more } });
  const cargo = (args, more) => run("cargo", ["test", "--quiet", "--locked", "--no-default-features", ...args], more);
  try {
    lay(followed(readFileSync(join(ROOT, GUIDE), "utf8")), folder);
    console.log(`the guide is followed in ${folder}`);
    if (kept) return;
    run("cargo", ["fmt", "--all", "--check"]);
    cargo(["--test", "golden"], { TAIRI_BLESS: "1" });
    const drawn = readdirSync(join(folder, "tests/golden")).filter((name) => name.startsWith("rate."));
    if (drawn.length !== 6) throw new Error(`${drawn.length} golden pictures of the new figure, expected 6`);
    cargo(["--lib", "figure::"]);
    cargo(["--test", "layout", "--test", "provenance"]);
    if (!whole) return;
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
    for (const _ of [1, 2]) {
      run("scripts/build.sh", []);
      run("node", ["scripts/heights.mjs"]);
    }
    run("node", ["e2e/run.mjs", ...["smoke", "parts", "controls", "static", "provenance", "axe"].map((name) => `e2e/${name}.test.mjs`)]);
  } finally {
    if (whole) rmSync(folder, { recursive: true, force: true });
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
