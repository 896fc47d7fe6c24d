// The engine that reads a reader's flows, without the app: in a worker wherever one can
// be had, else in slices on the page's own thread; and what it says of broken files.
import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { serve } from "../scripts/serve.mjs";
import { ENGINES, startEngine } from "./engines.mjs";
import { ROOT, starved, startSite, useTairi } from "./lib.mjs";

const tairi = useTairi();
const NAME = readdirSync(join(ROOT, "dist")).find((name) => name.endsWith(".flows.js")).replace(/\.js$/, "");
const ROWS = 1_000_000;
/** A page that has its turn less often while a long file is read stands still; for how long at most is held by `make bench`. */
const TURNS = 4;
const MEMORY = 256e6;

/** Runs in a page: an engine, and short ways to ask it. */
async function begin(base) {
  const { connect } = await import(`${base}.js`);
  const module = await WebAssembly.compileStreaming(fetch(`${base}.wasm`));
  window.start = async () => {
    const seat = await connect(module);
    const waiting = new Map();
    let last = 0;
    seat.port.onmessage = ({ data }) => {
      if ("lost" in data) {
        for (const { resolve } of waiting.values()) resolve(data);
        waiting.clear();
        return;
      }
      const { resolve, progress } = waiting.get(data.id);
      if (data.progress) return progress?.(data.progress);
      waiting.delete(data.id);
      resolve(data);
    };
    return {
      ...seat,
      ask: (kind, fields = {}, progress) =>
        new Promise((resolve) => {
          waiting.set(++last, { resolve, progress });
          seat.port.postMessage({ id: last, kind, ...fields });
        }),
      tell: (kind) => seat.port.postMessage({ id: 0, kind }),
    };
  };
  /** Invented economies, named A01 and so on, in which every one trades with every other. */
  window.rows = (count, { years = 10, economies = 101 } = {}) => {
    const code = (i) => `${String.fromCharCode(65 + (i % 26))}${String.fromCharCode(65 + (((i / 26) | 0) % 26))}Q`;
    const parts = ["year,exporter,importer,value\n"];
    for (let n = 0; n < count; n += 1) {
      const i = n % economies;
      const j = (i + 1 + (((n / economies) | 0) % (economies - 1))) % economies;
      const year = 2000 + (((n / (economies * (economies - 1))) | 0) % years);
      parts.push(`${year},${code(i)},${code(j)},${((n * 7919) % 1_000_003) / 8}\n`);
    }
    return parts.join("");
  };
  window.make = {
    text: (...args) => window.rows(...args),
    blob: (...args) => new Blob([window.rows(...args)]),
    gzip: (...args) => new Response(window.make.blob(...args).stream().pipeThrough(new CompressionStream("gzip"))).blob(),
    utf16: (...args) => new Blob([Uint16Array.from(`\ufeff${window.rows(...args)}`, (letter) => letter.charCodeAt(0))]),
    bytes: (list) => new Blob([Uint8Array.from(list)]),
    /** So long that no machine is done with it before it is told to stop. */
    long: () => new Blob([window.rows(10_000), ...Array(400).fill(window.rows(10_000).replace(/^.*\n/, ""))]),
    picked: () => document.querySelector("input").files[0],
  };
  /** How often the page had its turn meanwhile. */
  window.watched = async (task) => {
    let [turns, going] = [0, true];
    const turn = () => {
      turns += 1;
      if (going) setTimeout(turn);
    };
    turn();
    const given = await task();
    going = false;
    return { given, turns };
  };
  window.engine = await window.start();
  return window.engine.apart;
}

/** Where a site has the engine: its files without their ends. */
const at = (url) => new URL(NAME, url).href;

/** The engine in a folder of its own, with empty pages under a policy. */
const folder = mkdtempSync(join(tmpdir(), "tairi-engine-"));
after(() => rmSync(folder, { recursive: true }));
for (const end of ["js", "wasm"]) copyFileSync(join(ROOT, "dist", `${NAME}.${end}`), join(folder, `${NAME}.${end}`));
for (const [name, body] of Object.entries({ blank: "<input type=file>", host: '<iframe sandbox="allow-scripts" src="blank.html"></iframe>' }))
  writeFileSync(join(folder, `${name}.html`), `<!doctype html><link rel="icon" href="data:,"><title>${name}</title>${body}`);
const sites = new Map();
after(() => Promise.all([...sites.values()].map((site) => site.close())));
async function site(policy = "") {
  if (!sites.has(policy)) sites.set(policy, await serve({ dir: folder, headers: policy ? { "Content-Security-Policy": policy } : {} }));
  return sites.get(policy).url;
}

/** A page with nothing on it, under a policy if one is named. */
async function blank({ policy, path = "blank.html" } = {}) {
  const url = await site(policy);
  tairi.expectProblem(new RegExp(`request to another origin: ${url}`));
  return tairi.openPage(new URL(path, url).href);
}

/** The same with the engine begun. */
async function begun(more) {
  const page = await blank(more);
  const apart = await page.evaluate(begin, at(page.url()));
  return { page, apart };
}

/** Reads a file that the page makes, by a name in `window.make`: what was answered, and how the page fared. */
const reads = (page, name, ...args) =>
  page.evaluate(
    async ([name, args]) => {
      const file = await window.make[name](...args);
      const heard = [];
      const { given, turns } = await window.watched(() => window.engine.ask("read", { file }, (each) => heard.push(each)));
      return { ...given, heard, turns, size: file.size };
    },
    [name, args],
  );

/** A year's flows, in short. */
const year = (page, year) =>
  page.evaluate(async (year) => {
    const { ok } = await window.engine.ask("year", { year });
    return ok && { kind: ok.exported.constructor.name, length: ok.exported.length, known: ok.exported.filter(Number.isFinite).length, codes: ok.codes.length };
  }, year);

describe("in a worker", () => {
  test("a file is looked at and read, and each year is given as typed arrays", async () => {
    const { page, apart } = await begun();
    assert.equal(apart, true);
    const looked = await page.evaluate(() => window.engine.ask("look", { file: new Blob([window.rows(50)]) }));
    assert.ok(looked.ok, JSON.stringify(looked));
    const { ok } = await reads(page, "text", 20_200);
    assert.deepEqual(ok.years, [2000, 2001]);
    assert.equal(ok.economies.length, 101);
    assert.equal(ok.report.rows, 20_200);
    assert.deepEqual(await year(page, 2001), { kind: "Float64Array", length: 101 * 101, known: 10_100, codes: 101 });
  });

  test("a million rows are read with progress, and the page never stands still", async (t) => {
    const { page } = await begun();
    const { ok, heard, turns, size } = await reads(page, "blob", ROWS);
    assert.equal(ok.report.rows, ROWS);
    assert.equal(heard.at(-1).bytes, size);
    assert.equal(heard.at(-1).rows, ROWS);
    for (let i = 1; i < heard.length; i += 1) assert.ok(heard[i].bytes >= heard[i - 1].bytes && heard[i].total === size);
    t.diagnostic(`${turns} turns of the page; ${Math.round(ok.memory / 1e6)} MB, of which flows ${Math.round(ok.held / 1e6)}`);
    assert.ok(turns > TURNS, `${turns} turns`);
    assert.ok(ok.memory < MEMORY, `${ok.memory} bytes of memory`);
  });

  test("what is saved reads back the same", async () => {
    const { page } = await begun();
    const both = await page.evaluate(async () => {
      const shown = async () => {
        const { ok } = await window.engine.ask("year", { year: 2000 });
        return [ok.codes.join(), [...ok.exported].join()];
      };
      await window.engine.ask("read", { file: window.rows(12_000, { economies: 40 }) });
      const before = await shown();
      const { ok: file } = await window.engine.ask("save", { head: { name: "Kept", entries: [] } });
      const { ok } = await window.engine.ask("read", { file });
      return { before, after: await shown(), rows: ok.report.rows, first: (await file.text()).slice(0, 7) };
    });
    assert.deepEqual(both.after, both.before);
    assert.equal(both.first, "# tairi");
  });

  test("cancelled, it stops at once, and what was read before stays", async () => {
    const { page } = await begun();
    await reads(page, "text", 500);
    const { problem, year } = await page.evaluate(async () => {
      let told = 0;
      const answer = await window.engine.ask("read", { file: window.make.long() }, () => told++ || window.engine.tell("cancel"));
      return { ...answer, year: await window.engine.ask("year", { year: 2000 }) };
    });
    assert.deepEqual(problem, { Fault: "Cancelled" });
    assert.equal(year.ok.codes.length, 101);
  });

  test("gzip is undone, and progress counts what lies in the file", async () => {
    const { page } = await begun();
    const { ok, heard, size } = await reads(page, "gzip", 300_000);
    assert.equal(ok.report.rows, 300_000);
    assert.equal(heard.at(-1).bytes, size);
    assert.equal(ok.bytes, size);
  });

  test("UTF-16 is read as what it says", async () => {
    const { page } = await begun();
    const { ok } = await reads(page, "utf16", 5000);
    assert.equal(ok.report.rows, 5000);
  });

  test("broken files are told apart, and what was read before stays", async () => {
    const { page } = await begun();
    await reads(page, "text", 500);
    const packed = gzipSync(`year,exporter,importer,value\n${"2000,JPN,KOR,5\n".repeat(29_999)}`);
    const broken = Buffer.from(packed);
    broken[packed.length >> 1] ^= 0xff;
    for (const [what, list, fault] of [
      ["cut off", [...packed.subarray(0, packed.length - 9)], { Fault: "Gzip" }],
      ["damaged", [...broken], { Fault: "Gzip" }],
      ["no gzip but its first bytes", [0x1f, 0x8b, 1, 2, 3], { Fault: "Gzip" }],
      ["empty", [], { Problem: "Empty" }],
    ]) {
      const { problem } = await reads(page, "bytes", list);
      assert.deepEqual(problem, fault, what);
    }
    assert.equal((await year(page, 2000)).codes, 101);
  });

  test("a file that is taken away before it is read is a fault of its own", async () => {
    const { page } = await begun();
    const path = join(folder, "flows.csv");
    writeFileSync(path, "year,exporter,importer,value\n2000,AAA,BBB,1\n2000,BBB,AAA,2\n");
    await page.locator("input").setInputFiles(path);
    assert.equal((await reads(page, "picked")).ok.report.rows, 2);
    rmSync(path);
    assert.deepEqual((await reads(page, "picked")).problem, { Fault: "Stream" });
    assert.equal((await year(page, 2000)).known, 2);
  });

  test("asked for nothing that it has, it says so", async () => {
    const { page } = await begun();
    const answers = await page.evaluate(() => Promise.all([window.engine.ask("year", { year: 2000 }), window.engine.ask("save"), window.engine.ask("dance")]));
    assert.deepEqual(answers.map(({ problem }) => problem), [{ Fault: "Nothing" }, { Fault: "Nothing" }, { Fault: "Message" }]);
  });
});

describe("where things are refused", () => {
  /** Reads a long file, and says where it was done. */
  async function works(page, apart, where) {
    const found = await page.evaluate(begin, at(where ?? page.url()));
    assert.equal(found, apart, apart ? "in a worker" : "on the page's own thread");
    const { ok, heard, turns } = await reads(page, "blob", 200_000);
    assert.equal(ok.report.rows, 200_000);
    assert.ok(heard.length);
    assert.equal((await year(page, 2000)).codes, 101);
    assert.equal((await reads(page, "gzip", 2000)).ok.report.rows, 2000);
    assert.ok(turns > TURNS, `${turns} turns`);
  }
  const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:; require-trusted-types-for 'script'";

  test("under a policy that names no workers, there is one all the same", async () => {
    const page = await blank({ policy: POLICY });
    await works(page, true);
  });

  test("under one that allows no workers, the page does it in slices", async () => {
    tairi.expectProblem(/violates the following Content Security Policy directive.*worker-src/);
    const page = await blank({ policy: `${POLICY}; worker-src 'none'` });
    await works(page, false);
    const { problem } = await page.evaluate(async () => {
      let told = 0;
      return window.engine.ask("read", { file: window.make.long() }, () => told++ || window.engine.tell("cancel"));
    });
    assert.deepEqual(problem, { Fault: "Cancelled" });
  });

  for (const [policy, apart] of [["", true], [`${POLICY}; frame-src 'self'; worker-src 'self'`, false], [`${POLICY}; frame-src 'self'; worker-src 'self' blob:`, true]]) {
    test(`in a sandbox with ${policy ? policy.match(/worker-src.*/)[0] : "no policy"}: ${apart ? "a worker" : "slices"}`, async () => {
      if (policy) tairi.expectProblem(/violates the following Content Security Policy directive.*worker-src/);
      const page = await blank({ policy, path: "host.html" });
      const frame = page.frames().find((each) => each.url().endsWith("blank.html"));
      assert.equal(await frame.evaluate(() => self.origin), "null");
      await works(frame, apart);
    });
  }

  test("in a page of another origin, as <tairi-widget> is, a worker that imports from here", async () => {
    tairi.expectProblem(/request to another origin/);
    const other = await startSite();
    try {
      await works(await blank(), true, other.url);
    } finally {
      await other.close();
    }
  });

  test("without the browser's own way to undo gzip it is undone all the same", async () => {
    const page = await blank({ policy: `${POLICY}; worker-src 'none'` });
    tairi.expectProblem(/worker-src/);
    await page.evaluate(() => delete window.DecompressionStream);
    await page.evaluate(begin, at(page.url()));
    assert.equal((await reads(page, "gzip", 100_000)).ok.report.rows, 100_000);
    assert.equal((await reads(page, "text", 100)).ok.report.rows, 100);
  });
});

describe("when the engine stops", () => {
  for (const [where, more] of [["a worker", {}], ["the page", { policy: "worker-src 'none'" }]]) {
    test(`in ${where}, the page hears of it, and another one can be begun`, async () => {
      if (more.policy) tairi.expectProblem(/worker-src/);
      const { page } = await begun(more);
      const answer = await page.evaluate(
        async ([list, base]) => {
          const { connect } = await import(`${base}.js`);
          const { port, end } = await connect(await WebAssembly.compile(Uint8Array.from(list)));
          const heard = new Promise((resolve) => (port.onmessage = ({ data }) => data.progress || resolve(data)));
          port.postMessage({ id: 1, kind: "read", file: window.make.blob(300_000) });
          const answer = await heard;
          end();
          return answer;
        },
        [[...starved(join(ROOT, "dist", `${NAME}.wasm`))], at(page.url())],
      );
      assert.ok(answer.lost > 1e6, JSON.stringify(answer));
      // The others go on.
      assert.equal((await reads(page, "text", 100)).ok.report.rows, 100);
    });
  }

  test("what is no engine is lost at once", async () => {
    const page = await blank();
    const answer = await page.evaluate(async (base) => {
      const { connect } = await import(`${base}.js`);
      const { port } = await connect(await WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
      return new Promise((resolve) => (port.onmessage = ({ data }) => resolve(data)));
    }, at(page.url()));
    assert.deepEqual(answer, { lost: 0 });
  });
});

const wanted = process.env.TAIRI_ENGINES?.split(",") ?? Object.keys(ENGINES);
for (const [id, browser] of Object.entries(ENGINES)) {
  describe(`in ${browser.name}`, { skip: !wanted.includes(id) && "left out" }, () => {
    let page;
    before(async () => {
      page = await startEngine(id);
    });
    after(() => page?.close());

    /** Reads a thousand rows with an engine of this module and this code. */
    async function answer(files) {
      await page.evaluate((given) => {
        const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        window.answer = undefined;
        (async () => {
          // In one file: as www/parts.js does it.
          const url = given.base ? `${given.base}.js` : URL.createObjectURL(new Blob([bytes(given.js)], { type: "text/javascript" }));
          const code = given.base ? await (await fetch(`${given.base}.wasm`)).arrayBuffer() : bytes(given.wasm);
          const { connect } = await import(url);
          const { port, apart } = await connect(await WebAssembly.compile(code));
          port.onmessage = ({ data }) => data.progress || (window.answer = { apart, rows: data.ok?.report.rows, problem: data.problem });
          const rows = Array.from({ length: 1000 }, (_, n) => `${2000 + (n % 10)},AAA,${String.fromCharCode(66 + (n % 7)).repeat(3)},${n}`);
          const text = new Blob([`year,exporter,importer,value\n${rows.join("\n")}\n`]);
          const file = await new Response(text.stream().pipeThrough(new CompressionStream("gzip"))).blob();
          port.postMessage({ id: 1, kind: "read", file });
        })().catch((error) => (window.answer = { error: String(error) }));
      }, files);
      const { apart, rows, ...more } = await page.until("the engine's answer", () => window.answer);
      assert.equal(rows, 1000, JSON.stringify(more));
      return apart;
    }

    test("a page of the site has a worker", async () => {
      const url = await site();
      await page.driver.get(new URL("blank.html", url).href);
      assert.equal(await answer({ base: at(url) }), true);
    });

    test("the workbench in one file has one, too, where files can be read in it", async () => {
      await page.open(pathToFileURL(join(ROOT, "dist/one/workbench.html")).href);
      const [js, wasm] = ["js", "wasm"].map((end) => readFileSync(join(ROOT, "dist", `${NAME}.${end}`)).toString("base64"));
      // WebKit's workers cannot read what a page of a disk gives them.
      assert.equal(await answer({ js, wasm }), id !== "webkit");
    });
  });
}
