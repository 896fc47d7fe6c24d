// Puts a release together from a finished dist/: the site as one archive, the single
// files, notes from the changelog, how to cite, licences, an SBOM and checksums.
//   node scripts/release.mjs [dist] [folder]
// Two runs on one commit give the same bytes: times are the commit's.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const read = (name) => readFileSync(join(ROOT, name), "utf8");

/** The version that Cargo.toml names. */
export const version = () => read("Cargo.toml").match(/^version = "(.+)"/m)[1];

/** The changelog's section of a version, without its heading; an error says what is missing. */
export function notes(changelog, version) {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => text.startsWith(`[${version}] - `));
  if (!section) throw new Error(`CHANGELOG.md has no section "## [${version}] - <day>": what is under [Unreleased] goes there`);
  const [heading, ...lines] = section.split("\n");
  const day = heading.match(/ - (\d{4}-\d{2}-\d{2})$/)?.[1];
  if (!day) throw new Error(`"## ${heading}" of CHANGELOG.md ends with no day such as 2026-11-23`);
  // Links under the last section name versions, and are no part of it.
  const text = lines.join("\n").replace(/^\[[^\]]+\]: .*$/gm, "").trim();
  if (!text) throw new Error(`the section [${version}] of CHANGELOG.md is empty`);
  return { day, text };
}

/** What names the version, and does not name this one. */
export function otherwise(version, day) {
  const told = {
    "package.json": JSON.parse(read("package.json")).version === version,
    "package-lock.json": JSON.parse(read("package-lock.json")).version === version,
    "Cargo.lock": read("Cargo.lock").includes(`name = "tairi"\nversion = "${version}"\n`),
    "CITATION.cff": read("CITATION.cff").includes(`\nversion: "${version}"\ndate-released: "${day}"\n`),
  };
  return Object.keys(told).filter((name) => !told[name]);
}

/** The same archive from the same files, whoever packs it and when. */
function packed(archive, dir, inside, time) {
  const tar = ["--sort=name", `--mtime=@${time}`, "--owner=0", "--group=0", "--numeric-owner", "--mode=u=rwX,go=rX", "--format=ustar"];
  const raw = execFileSync("tar", [...tar, `--transform=s,^\\./,${inside}/,`, "-C", dir, "-cf", "-", "."], { maxBuffer: 2 ** 30 });
  writeFileSync(archive, execFileSync("gzip", ["-9n"], { input: raw, maxBuffer: 2 ** 30 }));
}

/**
 * Writes the release of `dir` into `folder`, which is made anew. `sbom` writes the SBOM to
 * the path that it is given; `time` is seconds since 1970. Returns the files' names.
 */
export function release({ dir, folder, sbom, time }) {
  const now = version();
  const { day, text } = notes(read("CHANGELOG.md"), now);
  const wrong = otherwise(now, day);
  if (wrong.length) throw new Error(`${wrong.join(", ")}: another version than ${now}, or another day than ${day}`);
  for (const name of ["index.html", "tairi.html", "one"]) {
    if (!existsSync(join(dir, name))) throw new Error(`${dir} has no ${name}: make dist builds it`);
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const stem = `tairi-${now}`;
  packed(join(folder, `${stem}-site.tar.gz`), dir, stem, time);
  copyFileSync(join(dir, "tairi.html"), join(folder, `${stem}.html`));
  // Packed files beside them are for servers.
  const ones = readdirSync(join(dir, "one")).filter((name) => name.endsWith(".html"));
  for (const name of ones) copyFileSync(join(dir, "one", name), join(folder, `${stem}-${name}`));
  for (const name of ["CITATION.cff", "LICENSE", "LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(join(ROOT, name), join(folder, name));
  copyFileSync(join(ROOT, "src/data/PROVENANCE.md"), join(folder, "DATA.md"));
  writeFileSync(join(folder, "NOTES.md"), `# tairi ${now}, ${day}\n\n${text}\n`);
  sbom(join(folder, `${stem}.cdx.json`));
  const names = readdirSync(folder).sort();
  const sums = names.map((name) => `${createHash("sha256").update(readFileSync(join(folder, name))).digest("hex")}  ${name}\n`);
  writeFileSync(join(folder, "SHA256SUMS"), sums.join(""));
  return [...names, "SHA256SUMS"];
}

/** The crates of the WebAssembly files and of their build, in CycloneDX's form. */
function crates(path, time) {
  const options = ["--format", "json", "--spec-version", "1.5", "--target", "wasm32-unknown-unknown", "--features", "engine,sheets"];
  // It writes beside Cargo.toml, and under a name that lacks its ending.
  const name = "tairi-sbom";
  try {
    execFileSync("cargo", ["cyclonedx", "--quiet", ...options, "--override-filename", name], { cwd: ROOT, stdio: "inherit", env: { ...process.env, SOURCE_DATE_EPOCH: String(time) } });
    // Where it was built is nobody's business.
    writeFileSync(path, readFileSync(join(ROOT, `${name}.json`), "utf8").replaceAll(pathToFileURL(ROOT).href, "file:///tairi"));
  } finally {
    rmSync(join(ROOT, `${name}.json`), { force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [dir = "dist", folder = join("release", `tairi-${version()}`)] = process.argv.slice(2);
  try {
    const git = (...words) => execFileSync("git", words, { cwd: ROOT, encoding: "utf8" }).trim();
    const time = Number(git("log", "-1", "--format=%ct"));
    const changed = git("status", "--porcelain");
    if (changed) console.log(`not committed, so nobody can build this release again:\n${changed}`);
    const names = release({ dir, folder, sbom: (path) => crates(path, time), time });
    for (const name of names) console.log(`${String(readFileSync(join(folder, name)).length).padStart(9)}  ${name}`);
    console.log(`${folder} is ready; to check it: (cd ${folder} && sha256sum --check SHA256SUMS)`);
  } catch (error) {
    console.error(`failed: ${error.message}`);
    console.error("  → the changelog's section, Cargo.toml, package.json and CITATION.cff name the version; then make release again");
    process.exit(1);
  }
}
