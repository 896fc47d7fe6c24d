// Cuts a WebAssembly file into one that every page loads and parts that only
// some of them do, such as the code of one figure.
//
// A function of a part leaves a stub where it was: if the part is not there, the
// stub has it loaded, then calls on through a new place in the table, into which
// the part puts the function. So the cut changes nothing but when code arrives,
// wherever it is made; `PARTS` decides only how well it is made.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ID = String.raw`\$(?:"(?:[^"\\]|\\.)*"|[^\s()]+)`;
// From the beginning: a generic function that only names a type of a part may be
// shared by others, as the compiler keeps but one of functions that are alike.
const crate = (path, other = "(?!)") => new RegExp(String.raw`^\$"?<*(?:&mut |&)?(?:tairi\[\w+\]::(?:${path})(?![\w])|(?:${other}))`);

/** The parts: what is named like this belongs to it, and what only it calls. */
export const PARTS = {
  trade: crate("figure::trade(?!::mirror)"),
  // Its short functions are shared with whatever is alike.
  mirror: crate("figure::trade::mirror::(?:figure|panel|tooltips|headline|notes|table|Flow|Declared)"),
  intensity: crate("figure::intensity"),
  // What some views have in common; see WITH.
  matrix: crate("app::matrix"),
  columns: crate("figure::(?:columns|yearly)"),
  // The numbers of columns, and of what opens from a cell.
  origin: crate("figure::origin::Origin>::(?:value|number|printed_value|amount|rate)"),
  investment: crate("figure::investment"),
  triangle: crate("figure::triangle|draw::flows"),
  "china-market": crate("figure::china_market"),
  alliances: crate("figure::alliances|draw::links|data::alliances"),
  fta: crate("figure::fta|draw::bars|data::fta"),
  roadmap: crate("figure::roadmap|draw::steps|data::roadmap"),
  claims: crate("claims|figure::claims|app::claims"),
  files: crate(
    "files|app::downloads::(?!downloads|Taken)\\w+|draw::(?:list|matrix|sheet)|draw::paint::svg|platform::save",
    String.raw`.*\bSVGBackend\b|\w*::?plotters_svg\[`,
  ),
  frame: crate("platform::(?:frame|host)|api::tell"),
  share: crate("app::share|app::snippet|platform::clipboard"),
  // The engine itself is no part but a file of its own; see src/engine/.
  workbench: crate("figure::workbench(?!::Inner>::(?:detail|pair|economy|partners|history|world_remark|world_notes|world_origin|instead|among))|figure::order::Order|app::compare|trade::intensity::(?:grid|measure|rules|world(?!::WorldTotal>::(?:written|parse|with_own)|::written_number)|year)|flows::sample|i18n::workbench"),
  // What the workbench needs for flows that a reader brings.
  own: crate(
    "app::(?:heat|rows|workbench|panels::reading)|figure::workbench::Inner>::(?:world_remark|world_notes|world_origin|instead|among)|trade::intensity::world::(?:WorldTotal>::(?:written|parse|with_own)|written_number)|figure::(?:order(?!::Order)|pairs)|draw::heat|platform::(?:bring|engine|opening|store)|i18n::(?:asks|bounds|bring|flows|keep|read)|engine|flows|packs",
    // What a library does for it alone.
    String.raw`<*(?:serde_wasm_bindgen|serde_core|postcard|yew|wasm_bindgen_futures|wasm_bindgen)\[.*tairi\[\w+\]::(?:engine|flows|packs|platform::(?:engine|opening|store)|app::(?:heat|rows|workbench))`,
  ),
  rest: crate(
    // What opens from a cell comes when one is opened.
    "app::detail|figure::workbench::Inner>::(?:detail|pair|economy|partners|history)|app::table|app::panels::sources|figure::provenance|draw::morph|platform::motion(?!::Frames>::stop)",
    // What the app never does, but its libraries could.
    String.raw`<*yew\[\w+\]::(?:virtual_dom::(?:vraw|vportal|vsuspense)|suspense|dom_bundle::(?:braw|bportal|bsuspense))\b` +
      String.raw`|<*core\[\w+\]::(?:num::flt2dec::strategy::\w+::format_exact|fmt::float::float_to_decimal_common_exact)`,
  ),
  api: crate(
    "api::(?:claims|columns|datasets|intensity|language|plain|shown|widget)",
    String.raw`widget_|serde_wasm_bindgen\[(?!.*tairi\[\w+\]::(?:engine|flows))`,
  ),
};

/** The figures that are made of columns. */
const YEARLY = ["trade", "investment", "triangle", "china-market"];

/** What goes with a part, wherever it is asked for. */
export const WITH = {
  intensity: ["matrix"],
  workbench: ["matrix"],
  ...Object.fromEntries(YEARLY.map((view) => [view, ["columns", "origin"]])),
  rest: ["origin"],
};

/**
 * What the compiler makes of a part's types, such as what drops a value: it belongs to
 * the part, if nothing calls it that does not. What is alike is merged only after the
 * cut (scripts/build.sh), or a name here could stand for the work of others.
 */
const HINTS = {
  own: /tairi\[\w+\]::(?:app::(?:heat|rows|workbench)|figure::(?:order|pairs)|draw::heat|platform::(?:bring|engine|opening|store)|engine|flows|packs)::/,
  // What every page asks for is whether anything was brought.
  workbench: /^(?!.*brought::Shared).*tairi\[\w+\]::figure::workbench::/,
};

/** The forms of a module, as wasm-dis writes them: one blank, then a bracket. */
function forms(text) {
  const lines = text.split("\n");
  const found = [];
  for (const line of lines.slice(1)) {
    if (line.startsWith(" (")) found.push([line]);
    else if (line.startsWith(" ") && found.length) found.at(-1).push(line);
  }
  return found.map((form) => form.join("\n"));
}

const all = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);
const called = (text) => all(text, new RegExp(String.raw`\((?:return_call|call|ref\.func) (${ID})`, "g"));

function read(text) {
  const module = { types: [], imports: [], globals: [], tables: [], memory: "", elem: [], rest: [], exports: [], funcs: new Map() };
  for (const form of forms(text)) {
    const kind = form.match(/^ \((\w+)/)[1];
    const name = form.match(new RegExp(String.raw`^ \(\w+ (${ID})`))?.[1];
    if (kind === "func") {
      const head = form.split("\n")[0];
      module.funcs.set(name, {
        name,
        text: form,
        params: all(head, /\(param \$\S+ (\w+)\)/g),
        results: (head.match(/\(result ([^)]*)\)/)?.[1] ?? "").split(" ").filter(Boolean),
        calls: [...new Set(called(form))],
      });
    } else if (kind === "import") {
      const func = form.match(new RegExp(String.raw`\(func (${ID})(.*)\)\)$`));
      module.imports.push({ form, name: func?.[1], type: func?.[2] });
    } else if (kind === "type") module.types.push(form);
    else if (kind === "global") module.globals.push({ form, name, mutable: /^ \(global \S+ \(mut/.test(form), type: form.match(/^ \(global \S+ (\(mut \w+\)|\w+)/)[1] });
    else if (kind === "table") module.tables.push({ form, name });
    else if (kind === "memory") module.memory = form;
    else if (kind === "elem") module.elem.push(form);
    else if (kind === "export") module.exports.push(form);
    else module.rest.push(form);
  }
  return module;
}

/** Which part each function belongs to; those of no part are not in it. */
function shares(module) {
  const parts = Object.entries(PARTS);
  const share = new Map();
  for (const name of module.funcs.keys()) {
    const named = parts.filter(([, pattern]) => pattern.test(name));
    if (named.length === 1) share.set(name, named[0][0]);
  }
  const callers = new Map();
  for (const { name, calls } of module.funcs.values()) for (const to of calls) callers.set(to, [...(callers.get(to) ?? []), name]);
  const likely = new Map();
  for (const name of module.funcs.keys()) {
    const part = !share.has(name) && Object.keys(HINTS).find((part) => HINTS[part].test(name));
    if (part) likely.set(name, part);
  }
  for (let before = -1; before !== likely.size; ) {
    before = likely.size;
    for (const [name, part] of likely) if ((callers.get(name) ?? []).some((by) => (share.get(by) ?? likely.get(by)) !== part)) likely.delete(name);
  }
  for (const [name, part] of likely) share.set(name, part);
  const walk = (starts, enter) => {
    const seen = new Set();
    const todo = [...starts];
    while (todo.length) {
      const name = todo.pop();
      if (seen.has(name) || !module.funcs.has(name)) continue;
      seen.add(name);
      for (const next of module.funcs.get(name).calls) if (enter(next)) todo.push(next);
    }
    return seen;
  };
  const free = (name) => !share.has(name);
  const roots = [...module.exports, ...module.rest].flatMap((form) => all(form, new RegExp(String.raw`\((?:func|start) (${ID})`, "g")));
  for (const form of module.elem) roots.push(...all(form.replace(/^ \(elem \S+/, ""), new RegExp(`(${ID})`, "g")));
  const main = walk(roots.filter(free), free);
  const wanted = new Map();
  for (const [part] of parts) {
    const own = [...share].filter(([, of]) => of === part).map(([name]) => name);
    for (const name of walk(own, free)) {
      if (free(name) && !main.has(name)) wanted.set(name, [...(wanted.get(name) ?? []), part]);
    }
  }
  for (const [name, by] of wanted) if (by.length === 1) share.set(name, by[0]);
  return share;
}

const sign = ({ params, results }) =>
  `${params.length ? ` (param ${params.join(" ")})` : ""}${results.length ? ` (result ${results.join(" ")})` : ""}`;

/** Cuts a module's text; gives the texts of all: the main one under "". */
function cut(text) {
  const module = read(text);
  const share = shares(module);
  // One that nothing was built of is left out; e2e/parts.test.mjs knows all.
  const names = Object.keys(PARTS).filter((part) => [...share.values()].includes(part));
  const elements = new Set(module.elem.flatMap((form) => all(form, new RegExp(`(${ID})`, "g"))));
  const given = new Set(module.exports.flatMap((form) => all(form, new RegExp(String.raw`\(func (${ID})`, "g"))));
  const stubbed = new Set([...share.keys()].filter((name) => elements.has(name) || given.has(name)));
  for (const { name, calls } of module.funcs.values())
    for (const to of calls) if (share.has(to) && share.get(to) !== share.get(name)) stubbed.add(to);

  const [table] = module.tables;
  const [, first] = table.form.match(/^ \(table \S+ (\d+) \d+ funcref\)/);
  const place = new Map([...stubbed].map((name, index) => [name, Number(first) + index]));
  const size = Number(first) + stubbed.size;
  table.form = ` (table ${table.name} ${size} ${size} funcref)`;

  const out = new Map();
  const exports = new Map();
  const give = (kind, name) => {
    const key = `${kind} ${name}`;
    if (!exports.has(key)) exports.set(key, `_${exports.size.toString(36)}`);
    return exports.get(key);
  };
  const types = new Map(module.imports.map(({ name, type }) => [name, type]));
  for (const part of names) {
    const own = [...share].filter(([, of]) => of === part).map(([name]) => module.funcs.get(name));
    const inside = new Set(own.map(({ name }) => name));
    const body = own.map((func) => func.text).join("\n");
    const needs = [];
    const memory = module.memory.match(/^ \(memory \S+ (.*)\)$/)[1];
    needs.push(` (import "m" "memory" (memory $0 ${memory}))`);
    for (const { form, name } of module.tables)
      if (name === table.name || body.includes(` ${name}`)) needs.push(` (import "m" "${give("table", name)}"${form.replace(/^ \(/, " (")})`);
    const globals = new Set(all(body, new RegExp(String.raw`\(global\.[gs]et (${ID})`, "g")));
    const copied = [];
    for (const { form, name, mutable, type } of module.globals) {
      if (!globals.has(name)) continue;
      if (mutable) needs.push(` (import "m" "${give("global", name)}" (global ${name} ${type}))`);
      else copied.push(form);
    }
    const outside = new Set(own.flatMap(({ calls }) => calls).filter((name) => !inside.has(name)));
    for (const name of outside) {
      const type = types.get(name) ?? sign(module.funcs.get(name));
      needs.push(` (import "m" "${give("func", name)}" (func ${name}${type}))`);
    }
    const puts = own.filter(({ name }) => place.has(name)).map(({ name }) => ` (elem (table ${table.name}) (i32.const ${place.get(name)}) func ${name})`);
    out.set(part, ["(module", ...module.types, ...needs, ...copied, ...puts, body, ")"].join("\n"));
  }

  const stubs = [...stubbed].map((name) => {
    const func = module.funcs.get(name);
    const at = `(i32.const ${place.get(name)})`;
    const given = func.params.map((_, index) => ` (local.get ${index})`).join("");
    return ` (func ${name}${sign(func)}
  (if (ref.is_null (table.get ${table.name} ${at})) (then (call $part (i32.const ${names.indexOf(share.get(name))}))))
  (call_indirect ${table.name}${sign(func)}${given} ${at}))`;
  });
  const gives = [...exports].map(([key, as]) => {
    const [kind, name] = [key.slice(0, key.indexOf(" ")), key.slice(key.indexOf(" ") + 1)];
    return ` (export "${as}" (${kind} ${name}))`;
  });
  const left = [...module.funcs.values()].filter(({ name }) => !share.has(name)).map((func) => func.text);
  out.set(
    "",
    [
      "(module",
      ...module.types,
      ...module.imports.map(({ form }) => form),
      ` (import "./tairi_bg.js" "part" (func $part (param i32)))`,
      ...module.globals.map(({ form }) => form),
      module.memory,
      ...module.rest.filter((form) => !form.startsWith(" (start")),
      ...module.tables.map(({ form }) => form),
      ...module.elem,
      ...module.exports,
      ...gives,
      ...module.rest.filter((form) => form.startsWith(" (start")),
      ...stubs,
      ...left,
      ")",
    ].join("\n"),
  );
  const edges = new Map(names.map((part) => [part, [...stubbed].filter((name) => share.get(name) === part)]));
  const numbers = new Map(["", ...names].map((part) => [part, new Set()]));
  for (const { name, text } of module.funcs.values()) {
    const held = numbers.get(share.get(name) ?? "");
    for (const number of all(text, /\(i32\.const (\d+)\)/g)) held.add(Number(number));
    for (const pair of all(text, /\(i64\.const (-?\d+)\)/g)) {
      const both = BigInt.asUintN(64, BigInt(pair));
      held.add(Number(both & 0xffffffffn)).add(Number(both >> 32n));
    }
  }
  return { out, edges, numbers };
}

/**
 * Cuts the file at `path`; `features` are binaryen's flags. Gives, of the main
 * file under "" and of each part under its name, the bytes, and the numbers that
 * its functions hold. With TAIRI_SPLIT=show it lists what is called across the
 * cuts.
 */
export function split(path, features) {
  const folder = mkdtempSync(join(tmpdir(), "tairi-split-"));
  try {
    const file = (name) => join(folder, name);
    execFileSync("wasm-dis", [path, ...features, "-o", file("whole.wat")], { stdio: "inherit" });
    const { out, edges, numbers } = cut(readFileSync(file("whole.wat"), "utf8"));
    if (process.env.TAIRI_SPLIT === "show") for (const [part, stubs] of edges) console.log(`${part}:\n  ${stubs.join("\n  ")}`);
    return new Map(
      [...out].map(([name, text]) => {
        writeFileSync(file("part.wat"), text);
        execFileSync("wasm-as", ["-g", ...features, file("part.wat"), "-o", file("part.wasm")], { stdio: "inherit" });
        return [name, { bytes: readFileSync(file("part.wasm")), numbers: numbers.get(name) }];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
