// Holds the lock files of npm and Python to the rules: each package by its exact version and
// digest, from wherever the client is set to, of a licence that is known, and none that wants
// to run a script of its own when it is installed but those named here, which never do.
//   node scripts/supply.mjs
import { readFileSync } from "node:fs";

const LOCKS = ["package-lock.json", "bench/package-lock.json"];
const LICENSES = ["MIT", "Apache-2.0", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Zlib", "Unlicense"];
/** Of other licences: used by tests alone, and no part of what is shipped. */
const EXCEPT = {
  "@iframe-resizer/core": "GPL-3.0",
  "@iframe-resizer/parent": "GPL-3.0",
  "axe-core": "MPL-2.0",
  // Names it in an older way: MIT.
  "json-bignum": undefined,
};
/** Packages that would run a script; `--ignore-scripts` in scripts/setup.sh keeps them from it. */
const SCRIPTS = ["esbuild", "iframe-resizer"];

const wrong = [];
/** Whether a licence, such as `(MIT OR GPL-3.0)`, may be taken. */
const may = (license = "") => license.replace(/[()]/g, "").split(" OR ").some((one) => one.split(" AND ").every((each) => LICENSES.includes(each)));

for (const lock of LOCKS) {
  const { packages, lockfileVersion } = JSON.parse(readFileSync(lock, "utf8"));
  const own = JSON.parse(readFileSync(lock.replace("-lock", ""), "utf8"));
  if (lockfileVersion !== 3) wrong.push(`${lock} is of version ${lockfileVersion}`);
  for (const kind of ["dependencies", "devDependencies", "optionalDependencies"]) {
    for (const [name, version] of Object.entries(own[kind] ?? {})) if (!/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version)) wrong.push(`${lock}: ${name} is asked for as ${version}, not as one version`);
  }
  if (own.scripts && ["preinstall", "install", "postinstall", "prepare"].some((name) => own.scripts[name])) wrong.push(`${lock}: a script when it is installed`);
  const all = Object.entries(packages).filter(([path]) => path);
  for (const [path, { integrity, resolved, license, hasInstallScript, link }] of all) {
    const name = path.replace(/^.*node_modules\//, "");
    const say = (what) => wrong.push(`${lock}: ${name} ${what}`);
    if (!/^sha512-[\w+/]{86}==$/.test(integrity ?? "")) say("has no sha512 digest");
    if (resolved || link) say("is tied to an address");
    if (!may(license) && !(name in EXCEPT && EXCEPT[name] === license)) say(`is under ${license}`);
    if (hasInstallScript && !SCRIPTS.includes(name)) say("wants to run a script when it is installed");
  }
  console.log(`${lock}: ${all.length} packages`);
}

const setup = readFileSync("scripts/setup.sh", "utf8");
const installs = [...setup.matchAll(/\bnpm ci [^"\n]*--no-audit.*$/gm)];
// One for all lock files.
if (installs.length !== 1) wrong.push("setup.sh installs npm packages in a way that is not known");
for (const [line] of installs) if (!line.includes("--ignore-scripts")) wrong.push(`setup.sh lets packages run scripts: ${line.trim()}`);
if (!setup.includes("--require-hashes")) wrong.push("setup.sh takes Python packages without their digests");
const wanted = readFileSync("scripts/requirements.txt", "utf8").replace(/^#.*\n/gm, "").replace(/\\\n/g, "").trim().split("\n");
for (const line of wanted) if (!/^[\w-]+==[\d.]+(?:\s+--hash=sha256:[0-9a-f]{64})+$/.test(line)) wrong.push(`requirements.txt: ${line.slice(0, 60)}`);
console.log(`scripts/requirements.txt: ${wanted.length} packages`);

for (const each of wrong) console.error(`failed: ${each}`);
process.exit(wrong.length ? 1 : 0);
