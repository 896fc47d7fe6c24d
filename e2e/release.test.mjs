// A release: what is in it, that it opens, and that everything names one version.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { notes, otherwise, release } from "../scripts/release.mjs";
import { ROOT, VERSION, VIEWS } from "./lib.mjs";

const folder = mkdtempSync(join(tmpdir(), "tairi-release-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const changelog = readFileSync(join(ROOT, "CHANGELOG.md"), "utf8");
// The real one is written by a tool that only `make release` installs.
const sbom = (path) => writeFileSync(path, "{}");
const made = (name, time) => release({ dir: join(ROOT, "dist"), folder: join(folder, name), sbom, time });

test("everything names the version of Cargo.toml, and the changelog its day", () => {
  const { day, text } = notes(changelog, VERSION);
  assert.deepEqual(otherwise(VERSION, day), []);
  assert.ok(text.startsWith("### ") && !text.includes("\n## "), text.slice(0, 80));
  assert.deepEqual(otherwise("9.9.9", day), ["package.json", "package-lock.json", "Cargo.lock", "CITATION.cff"]);
});

test("notes are one section; what is missing is said", () => {
  const log = "# Changelog\n\n## [Unreleased]\n\n- new\n\n## [0.2.0] - 2026-12-01\n\n- two\n\n## [0.1.0] - 2026-11-23\n\n- one\n\n[0.1.0]: https://example.org\n## [0.0.1] - soon\n\n- none\n## [0.0.2] - 2026-01-01\n\n";
  assert.deepEqual(notes(log, "0.2.0"), { day: "2026-12-01", text: "- two" });
  assert.deepEqual(notes(log, "0.1.0"), { day: "2026-11-23", text: "- one" });
  assert.throws(() => notes(log, "0.3.0"), /no section "## \[0\.3\.0\] - <day>"/);
  assert.throws(() => notes(log, "0.0.1"), /no day/);
  assert.throws(() => notes(log, "0.0.2"), /empty/);
});

test("a release holds site, single files, notes and sums; it opens, and is the same twice", () => {
  const names = made("once", 1_700_000_000);
  const ones = [...VIEWS, ""].map((view) => `tairi-${VERSION}${view && `-${view}`}.html`);
  for (const name of [...ones, `tairi-${VERSION}-site.tar.gz`, `tairi-${VERSION}.cdx.json`, "NOTES.md", "CITATION.cff", "DATA.md", "LICENSE-MIT", "SHA256SUMS"]) {
    assert.ok(names.includes(name), name);
  }
  const at = join(folder, "once");
  execFileSync("sha256sum", ["--check", "--strict", "--quiet", "SHA256SUMS"], { cwd: at });
  assert.equal(readFileSync(join(at, "SHA256SUMS"), "utf8").trim().split("\n").length, names.length - 1);
  execFileSync("tar", ["-xzf", `tairi-${VERSION}-site.tar.gz`], { cwd: at });
  execFileSync("diff", ["-r", join(at, `tairi-${VERSION}`), join(ROOT, "dist")]);
  made("again", 1_700_000_000);
  assert.equal(readFileSync(join(folder, "again", "SHA256SUMS"), "utf8"), readFileSync(join(at, "SHA256SUMS"), "utf8"));
});
