// No entrance takes a text for markup, an address or code: all that e2e/payloads.mjs
// has, put into each of them, with Trusted Types enforced and, on tairi's own pages, its
// own policy. What is refused by the browser, said on the console, or shown in a dialog
// fails these tests, too: nothing is to come as far as that.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { inflateRawSync } from "node:zlib";
import { assertQuiet } from "./grave.mjs";
import { article, openHost, startHost } from "./hostpages.mjs";
import { VIEWS, readCsv, untilReady, useTairi } from "./lib.mjs";
import { ALL, CODE, FORMULAS, LETTERS, MARKUP, NAMES, PATHS, watchFaults } from "./payloads.mjs";
import { settled } from "./waits.mjs";

const KEYS = ["view", "lang", "time", "measure", "unit", "also", "series", "yScale", "tab", "focus", "theme", "plain", "static", "transparent"];
const tairi = useTairi({ policy: true, headers: { "Access-Control-Allow-Origin": "*" } });

/** Watches a page from before its first script. */
async function watched(page) {
  page.tairiDialogs = [];
  page.on("dialog", (dialog) => {
    page.tairiDialogs.push(dialog.message());
    dialog.dismiss();
  });
  await page.addInitScript(watchFaults);
  return page;
}
async function harmless(page, what) {
  assert.deepEqual(await page.evaluate(() => window.tairiFaults()), [], what);
  assert.deepEqual(page.tairiDialogs, [], what);
}

/** A page of tairi's own. */
async function own(url, options) {
  const page = await watched(await tairi.openPage("gallery.html", options));
  await page.goto(new URL(url, tairi.url).href);
  await untilReady(page);
  return page;
}

/** Those that an address has room for. */
const SHORT = ALL.filter((text) => text.length < 2000);

/** Gives each key another of the texts, so that after as many rounds as there are texts each key had each. */
const round = (texts, at) => Object.fromEntries(KEYS.map((key, index) => [key, texts[(at + index * 7) % texts.length]]));

test("the eyes of these tests see what is to be seen", async () => {
  tairi.expectProblem(/Trusted|TrustedHTML|Content Security Policy/);
  const page = await own("?view=fta");
  const found = await page.evaluate((payloads) => {
    const each = payloads.map((text) => {
      // A document that is not shown runs nothing, and may be made of anything.
      const made = document.implementation.createHTMLDocument();
      try {
        made.body.innerHTML = text;
      } catch (error) {
        return error.name;
      }
    });
    const evil = document.createElement("tairi-evil");
    evil.setAttribute("tairi-evil", "");
    document.body.append(evil);
    window.tairiHit = 1;
    return [...new Set(each), window.tairiFaults().filter((fault) => !fault.startsWith("refused"))];
  }, MARKUP);
  assert.deepEqual(found, ["TypeError", ["an element tairi-evil", "an attribute tairi-evil of tairi-evil", "something was run"]]);
});

describe("in the address", () => {
  test("each key takes each text, in query and hash, and falls back", async () => {
    const page = await own("?view=trade&lang=en");
    const wanted = await page.evaluate(async (views) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const words = () => `${document.querySelector("[data-figure]").dataset.figure} ${document.querySelector("h2").textContent} ${document.querySelector(".takeaway").textContent}`;
      const wanted = {};
      for (const view of views) {
        history.pushState(null, "", `?view=${view}&lang=en`);
        dispatchEvent(new PopStateEvent("popstate"));
        while (document.querySelector("[data-figure]").dataset.figure !== view) await frame();
        await frame();
        wanted[view] = words();
      }
      return wanted;
    }, VIEWS);
    // Broken as a whole, and every third time with a view that is there.
    const rounds = ALL.flatMap((_, at) => [round(ALL, at), ...(at % 3 ? [] : [{ ...round(ALL, at), view: VIEWS[(at / 3) % VIEWS.length], lang: "en" }])]);
    const wrong = await page.evaluate(
      async ({ rounds, wanted }) => {
        const turn = () => new Promise((resolve) => setTimeout(resolve));
        const words = () => `${document.querySelector("[data-figure]").dataset.figure} ${document.querySelector("h2").textContent} ${document.querySelector(".takeaway").textContent}`;
        const wrong = [];
        for (const [at, pairs] of rounds.entries()) {
          const text = Object.entries(pairs).map(([key, value]) => `${key}=${encodeURIComponent(value.toWellFormed())}`).join("&");
          // Now with both, in turn.
          history.pushState(null, "", at % 4 < 2 ? `?${text}` : `?view=fta#${text}`);
          dispatchEvent(new PopStateEvent("popstate"));
          const view = pairs.view in wanted && Object.hasOwn(wanted, pairs.view) ? pairs.view : "trade";
          await turn();
          for (let more = 200; more && words() !== wanted[view]; more -= 1) await turn();
          if (words() !== wanted[view]) wrong.push(`${JSON.stringify(pairs).slice(0, 300)}: ${words().slice(0, 80)}`);
          for (const fault of window.tairiFaults()) wrong.push(`${fault} of ${JSON.stringify(pairs).slice(0, 900)}`);
        }
        return wrong;
      },
      { rounds, wanted },
    );
    assert.deepEqual(wrong, []);
    await harmless(page);
  });

  test("a page that is loaded with them shows what there is", async () => {
    for (const [at, path] of ["", "embed/fta.ja.html", "index.html", "embed/workbench.zh-TW.html"].entries()) {
      const text = new URLSearchParams({ ...round(SHORT, at * 21), "<tairi-evil>": MARKUP[at], childId: MARKUP[at + 1] });
      const page = await own(`${path}?${at % 2 ? `#?secret=${encodeURIComponent(MARKUP[at])}&` : ""}${text}`);
      assert.equal(await page.locator("[data-figure=trade] h2").count(), 1, path);
      await harmless(page, path);
      await page.context().close();
    }
  });
});

describe("in a page of others, under a policy with Trusted Types", () => {
  let host;
  const opened = [];
  before(async () => {
    host = await startHost();
  });
  after(async () => {
    await Promise.all(opened.map((each) => each.close()));
    await host.close();
  });
  const open = async (body, more = "") => {
    const origin = new URL(tairi.url).origin;
    const policy = `default-src 'none'; script-src ${origin} 'wasm-unsafe-eval'; connect-src ${origin}; img-src ${origin}; frame-src ${origin}; require-trusted-types-for 'script'; trusted-types 'none'${more}`;
    const each = await openHost(tairi.browser, "", { height: 9000, script: watchFaults });
    opened.push(each);
    each.page.tairiDialogs = [];
    each.page.on("dialog", (dialog) => {
      each.page.tairiDialogs.push(dialog.message());
      dialog.dismiss();
    });
    await each.page.goto(host.put(article(body).replace('<link rel="icon" href="data:,">', ""), { "Content-Security-Policy": policy }));
    return each;
  };
  const calm = async ({ page, problems }) => {
    await harmless(page);
    assertQuiet(problems);
  };

  test("each attribute, property and option of a widget takes each text, and falls back", async () => {
    const each = await open(`<main></main><script type="module" src="${tairi.url}tairi.js"></script>`);
    const { page } = each;
    await page.evaluate(
      async ({ ALL, KEYS }) => {
        await customElements.whenDefined("tairi-widget");
        const at = (from) => KEYS.map((key, index) => [key, ALL[(from + index * 7) % ALL.length]]);
        const main = document.querySelector("main");
        // As they are when it begins.
        for (const from of [0, 12, 24, 36, 48, 60]) {
          const widget = document.createElement("tairi-widget");
          for (const [key, value] of at(from)) widget.setAttribute(key, value);
          main.append(widget);
        }
      },
      { ALL, KEYS },
    );
    await page.waitForFunction(() => [...document.querySelectorAll("tairi-widget")].every((widget) => widget.dataset.tairi !== "static"));
    const faults = await page.evaluate(
      async ({ ALL, KEYS, VIEWS }) => {
        const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        const faults = [];
        const at = (from) => KEYS.map((key, index) => [key, ALL[(from + index * 7) % ALL.length]]);
        const living = [...document.querySelectorAll("tairi-widget")];
        for (const widget of living) {
          if (widget.dataset.tairi !== "ready") faults.push(`a widget is ${widget.dataset.tairi}`);
          if (widget.options.view !== "trade") faults.push(`it shows ${widget.options.view}`);
          if (!widget.shadowRoot.querySelector("[data-figure=trade]")) faults.push("it shows no figure");
        }
        const [widget] = living;
        const names = Object.fromEntries(KEYS.map((key) => [key.toLowerCase(), key]));
        for (const [from] of ALL.entries()) {
          for (const [key, value] of at(from)) {
            if (from % 2) widget.setAttribute(key, value);
            // `lang` and `focus` are every element's own.
            else if (key !== "lang" && key !== "focus") widget[key] = value;
          }
          // And again a view that is there, with all else broken.
          if (from % 3 === 0) widget.view = VIEWS[from % VIEWS.length];
          await frame();
          const { view } = widget.options;
          if (!VIEWS.includes(view)) faults.push(`it shows ${String(view).slice(0, 80)}`);
          if (widget.dataset.tairi !== "ready") faults.push(`it is ${widget.dataset.tairi}`);
          // In a reader's own flows an economy may have any name, so there alone it stays.
          const kept = Object.entries(widget.options).filter(([key]) => view !== "workbench" || key !== "focus");
          for (const [key, value] of kept) if (!names[key.toLowerCase()] || /[<>"'\0]|tairi-evil/.test(value)) faults.push(`in force: ${key}=${value}`);
          faults.push(...window.tairiFaults());
        }
        for (const [from] of ALL.entries()) {
          // What is no option is an error, in words.
          for (const options of [Object.fromEntries(at(from)), { [ALL[from]]: ALL[from] }, JSON.parse('{"__proto__":{"view":"fta"},"constructor":1}')]) {
            try {
              widget.update(options);
            } catch (error) {
              if (!(error instanceof Error)) faults.push(`thrown: ${error}`);
            }
          }
          faults.push(...window.tairiFaults());
        }
        return faults;
      },
      { ALL, KEYS, VIEWS },
    );
    assert.deepEqual([...new Set(faults)], []);
    await calm(each);
  });

  test("embed.js makes frames of tairi's own pages, whatever the attributes say and the page is named", async () => {
    // Names by which a page's markup takes the place of what scripts ask the document for.
    const clobbered = ["currentScript", "tairiEmbed", "lang", "title", "dataset"].map((name) => `<img name="${name}" id="${name}" alt="" data-src="https://evil.test/embed.js"><form lang="ja" name="x"><input name="lang"><input name="dataset"><div class="tairi" data-view="fta" data-plain></div></form>`);
    const each = await open(`${clobbered.join("")}<script src="${tairi.url}embed.js"></script><main></main>`);
    const { page } = each;
    await page.evaluate(
      ({ ALL, KEYS }) => {
        const main = document.querySelector("main");
        // Far below the window, so that none is loaded: their addresses say enough.
        main.style.marginTop = "20000px";
        for (const [from] of ALL.entries()) {
          const section = document.createElement("section");
          section.lang = ALL[(from * 3) % ALL.length];
          const div = document.createElement("div");
          div.className = "tairi";
          div.title = ALL[from];
          for (const [index, key] of KEYS.entries()) div.dataset[key] = ALL[(from + index * 7) % ALL.length];
          section.append(div);
          main.append(section);
        }
      },
      { ALL: SHORT, KEYS },
    );
    await page.waitForFunction(() => !document.querySelector("div.tairi:not(:has(iframe))"));
    const made = await page.evaluate(() => [...document.querySelectorAll("div.tairi > *")].map((frame) => [frame.localName, frame.src, frame.getAttributeNames().sort().join()]));
    assert.equal(made.length, SHORT.length + clobbered.length);
    const pages = `${tairi.url}embed/`;
    for (const [name, src, attributes] of made) {
      assert.equal(name, "iframe");
      assert.ok(src.startsWith(pages), src);
      assert.match(src.slice(pages.length), /^(?:trade|fta)\.(?:en|ja)\.html(?:\?[\w.!~*'()%&=+-]*)?$/);
      assert.equal(attributes, "data-tairi-frame,loading,src,style,title");
    }
    await calm(each);
  });
});

describe("in what a reader brings", () => {
  /** A field of CSV. */
  const field = (text) => `"${text.replaceAll('"', '""')}"`;
  /** Flows among Japan, Taiwan and economies of these names. */
  const flows = (names) => {
    const rows = names.map((name, at) => `2001,${field(name)},JPN,${at + 1}\n2001,TWN,${field(name)},${at + 2}\n2002,JPN,${field(name)},3`);
    return `year,exporter,importer,value\n2001,JPN,TWN,5\n2001,TWN,JPN,7\n${rows.join("\n")}\n`;
  };
  const open = async () => {
    const page = await own("?view=workbench&lang=en");
    await page.locator("[data-bring]").waitFor();
    return page;
  };
  /** Drops a file of any name, and waits until its figure or its fault is there. */
  const drop = async (page, name, content) => {
    const turn = await page.evaluate(() => document.querySelector(".takeaway").textContent);
    const carried = await page.evaluateHandle(
      ({ name, content }) => {
        const carried = new DataTransfer();
        carried.items.add(new File([content], name, { type: "text/csv" }));
        return carried;
      },
      { name, content },
    );
    await page.dispatchEvent("[data-bring]", "drop", { dataTransfer: carried });
    await page.waitForFunction((before) => (document.querySelector("[data-report]") && document.querySelector(".takeaway").textContent !== before) || document.querySelector(".bring .fault, .mapping"), turn);
    await settled(page);
  };
  const take = async (page, press) => {
    const [download] = await Promise.all([page.waitForEvent("download"), press()]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };
  /** The files of an archive, by their names. */
  const unzipped = (bytes) => {
    const files = {};
    for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
      const [method, size, name, extra] = [bytes.readUInt16LE(at + 8), bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26), bytes.readUInt16LE(at + 28)];
      const from = at + 30 + name + extra;
      const data = bytes.subarray(from, from + size);
      files[bytes.toString("utf8", at + 30, at + 30 + name)] = method ? inflateRawSync(data) : data;
      at = from + size;
    }
    return files;
  };
  /** Elements that a drawing has. */
  const DRAWN = /^(?:svg|g|path|rect|circle|line|polyline|polygon|text|tspan|title|desc|defs|clipPath)$/;
  const drawing = async (svg, what) => {
    const bad = await clean.evaluate((text) => {
      const root = new DOMParser().parseFromString(text, "image/svg+xml");
      const names = [...root.querySelectorAll("*")].flatMap((each) => [each.nodeName, ...[...each.attributes].map(({ name, value }) => (/^on|href$/i.test(name) || /javascript:|url\((?!#)/i.test(value) ? `attribute ${name}=${value}` : ""))]);
      return [root.querySelector("parsererror")?.textContent ?? "", ...new Set(names)];
    }, svg);
    assert.deepEqual(bad.filter((name) => name && !DRAWN.test(name)), [], what);
  };
  /** A cell that a spreadsheet computes, wherever it parts the cells. */
  const FORMULA = /^[\s"]*[=+\-@＝＋－＠]/;
  const NUMBER = /^"*-?[\d.]+(?:e[+-]?\d+)?"*$/i;
  const computes = (text) => text.split(/[,;\t\r\n]/).filter((cell) => FORMULA.test(cell) && !NUMBER.test(cell));

  /** A page that may parse what it likes. */
  let clean;
  let cleanContext;
  before(async () => {
    cleanContext = await tairi.browser.newContext();
    clean = await cleanContext.newPage();
  });
  after(() => cleanContext?.close());

  test("names of economies stay texts on the page and in every file made of them", async () => {
    const page = await open();
    for (const [name, names] of [["many.csv", ALL.filter((text) => text.trim() && text.length < 900)], [`${MARKUP[1]}\u0001\u202e.csv`, [MARKUP[0], FORMULAS[12], `${LETTERS[3]}${LETTERS[7]}`]]]) {
      await drop(page, name, flows(names));
      assert.deepEqual(await page.locator(".bring .fault").allInnerTexts(), [], name);
      await page.locator("[data-report] summary").click();
      for (const tab of ["table", "sources", "chart"]) {
        await page.locator(`[data-tab=${tab}]`).click();
        await settled(page);
        await harmless(page, `${name}: ${tab}`);
      }
      await page.locator("summary").filter({ hasText: "Download" }).click();
      const files = {};
      for (const form of ["csv", "json", "svg", "zip"]) files[form] = await take(page, () => page.locator(`[data-download=${form}]`).click());
      await page.locator("summary").filter({ hasText: "Download" }).click();
      const archive = unzipped(files.zip.bytes);
      const inside = (end) => archive[Object.keys(archive).find((each) => each.endsWith(`/${end}`))];
      assert.ok(Object.keys(archive).length > 3 && Object.keys(archive).every((each) => /^tairi-[\w.]+-workbench\/(?:data\/)?[\w-]+\.[a-z]+$/.test(each)), Object.keys(archive).join());
      for (const svg of [files.svg.bytes, inside("figure.svg")]) await drawing(svg.toString(), name);
      for (const json of [files.json.bytes, inside("table.json")]) {
        const text = json.toString();
        assert.ok(JSON.parse(text).rows.length > 3);
        assert.ok(!text.includes("</script"), "it may stand in a page");
      }
      for (const csv of [files.csv.bytes, inside("table.csv")]) {
        assert.deepEqual(computes(csv.toString().slice(1)), [], "no spreadsheet computes with a name");
        assert.ok(readCsv(csv.toString().slice(1)).rows.length > 3);
      }
      const saved = await take(page, () => page.getByRole("button", { name: "Save as a file" }).click());
      assert.deepEqual(computes(saved.bytes.toString()), [], "nor in what is saved");
      const takeaway = await page.locator(".takeaway").textContent();
      await drop(page, "other.csv", flows(["KOR"]));
      await drop(page, "back.csv", saved.bytes.toString());
      assert.equal(await page.locator(".takeaway").textContent(), takeaway, "it reads back as it was");
      await harmless(page, name);
    }
    await page.locator("[data-cell]").nth(2).click();
    await page.locator("[data-detail]").waitFor();
    await page.locator(".foot .share").click();
    await page.getByRole("dialog").waitFor();
    for (const kind of ["script", "frame", "element", "address", "picture"]) {
      await page.locator(`.kinds input[value=${kind}]`).click();
      await settled(page);
      const snippet = await page.locator(".copy textarea").nth(1).inputValue();
      const made = await clean.evaluate((text) => {
        const made = new DOMParser().parseFromString(text, "text/html");
        return [...made.querySelectorAll("head *, body *")].map((each) => `${each.localName} ${each.getAttributeNames().filter((name) => /^on|evil/.test(name))}`.trim());
      }, snippet);
      assert.deepEqual(made, { script: ["div", "script"], frame: ["iframe"], element: ["script", "tairi-widget"], address: [], picture: ["a", "img"] }[kind], snippet);
    }
    await harmless(page);
  });

  test("columns, file names, pasted rows, and heads of saved works stay texts", async () => {
    const page = await open();
    // Columns of no known kind: their names and cells are shown to be mapped.
    const columns = [...MARKUP.slice(0, 6), ...NAMES.slice(0, 3), ...CODE.slice(0, 2)];
    await drop(page, "odd.csv", `${columns.map(field).join(",")}\n${[1, 2, 3].map(() => MARKUP.slice(0, columns.length).map(field).join(",")).join("\n")}\n`);
    await page.locator(".mapping, .bring .fault").first().waitFor();
    await harmless(page, "columns");
    // A mapping lists the roles by their own names, for a file named anything.
    for (const name of [...PATHS, MARKUP[4], CODE[0], NAMES[0], LETTERS[3], FORMULAS[11], FORMULAS[13]]) {
      await drop(page, name, flows(["KOR", String(name.length)]));
      await harmless(page, name);
      const saved = await take(page, () => page.getByRole("button", { name: "Save as a file" }).click());
      assert.match(saved.name, /^[^/\\:*?"<>|\u0000-\u001f\u202a-\u202e\u2066-\u2069]+\.csv$/, name);
      assert.ok(!saved.name.startsWith("."), saved.name);
      assert.deepEqual(computes(saved.bytes.toString()), [], name);
    }
    await page.getByRole("button", { name: "Paste rows…" }).click();
    await page.getByLabel("Rows to read").fill(flows(MARKUP.slice(0, 4)));
    await page.locator(".paste").getByRole("button", { name: "Read" }).click();
    await page.waitForFunction(() => /6 economies/.test(document.querySelector(".takeaway").textContent));
    await harmless(page, "pasted");
    const head = ALL.filter((text) => text.length < 200).flatMap((text) => [`# ${text}: ${text}`, `# name: ${text}`, `# group ${text}: JPN TWN|${text}`, `# economy ${text}: ${text}`, `# unit-currency: ${text}`]).map((line) => line.replace(/[\r\n\u2028\u2029]/g, " "));
    await drop(page, "head.csv", `# tairi: 1\n${head.join("\n")}\n${flows(["KOR"])}`);
    await harmless(page, "the head of a saved work");
  });

  test("names of works and groups stay texts, kept and opened again", async () => {
    const page = await open();
    await drop(page, "mine.csv", flows(["KOR", "USA"]));
    await page.locator("[data-kept] li").waitFor();
    for (const name of [MARKUP[0], `${MARKUP[3]}${MARKUP[1]}`.slice(0, 110)]) {
      await page.locator("[data-groups]").evaluate((each) => (each.open = true));
      await page.locator("[data-groups]").getByLabel("Name").fill(name.slice(0, 40));
      await page.getByLabel("Members’ codes").fill("jpn, twn");
      await page.getByRole("button", { name: "Add", exact: true }).click();
      await page.locator("[data-groups] li").first().waitFor();
      await page.locator("[data-kept]").getByLabel("Name").fill(name);
      await page.getByRole("button", { name: "Rename" }).click();
      await page.waitForFunction((name) => document.querySelector("[data-kept] li")?.textContent.includes(name), name);
      await page.reload();
      await untilReady(page);
      await page.waitForFunction((name) => document.querySelector(".takeaway").textContent.includes(name), name);
      await harmless(page, name);
      await page.locator("[data-kept] li button").last().click();
      await page.getByRole("button", { name: "Undo" }).click();
      // A work that was brought back may stand beside what is still open.
      await page.locator("[data-kept] li").first().waitFor();
      await harmless(page, name);
    }
  });
});

test("the calls of the API take each text, and answer with an Error or with the text", async () => {
  const page = await own("?view=fta&lang=en");
  const wrong = await page.evaluate(async (ALL) => {
    const wrong = [];
    const { tairi } = window;
    await tairi.load();
    const host = document.createElement("div");
    document.body.append(host);
    const tried = async (what, call) => {
      try {
        return await call();
      } catch (error) {
        if (!(error instanceof Error) || !/tairi|expected/i.test(error.message)) wrong.push(`${what}: ${error}`);
      }
    };
    for (const text of ALL) {
      const what = JSON.stringify(text.slice(0, 60));
      await tried(`dataset ${what}`, () => tairi.dataset(text));
      await tried(`load ${what}`, () => tairi.load(text));
      for (const options of [{ year: text }, { year: 2005, variant: text }, { year: 2005, [text]: text }, { year: 2005, flows: text }, { year: 2005, flows: [text] }]) await tried(`intensity ${what}`, () => tairi.intensity(options));
      const flows = [text, "JPN", "TWN"].flatMap((exporter) => [text, "JPN", "TWN"].filter((importer) => importer !== exporter).map((importer) => ({ year: 2005, exporter, importer, value: 5 })));
      const answer = await tried(`flows ${what}`, () => tairi.intensity({ year: 2005, flows }));
      if (answer && !answer.economies.includes(text.toWellFormed()) && !answer.economies.includes(text)) wrong.push(`flows ${what}: ${answer.economies}`.slice(0, 200));
      await tried(`mount ${what}`, () => tairi.mount(host, { view: text }).destroy());
      await tried(`mount in ${what}`, () => tairi.mount(text, {}));
    }
    const figure = tairi.mount(host, { view: "fta" });
    for (const text of ALL) for (const key of ["view", "time", "focus", "series", text]) await tried(`update ${key.slice(0, 20)}`, () => figure.update({ [key]: text }));
    await tried("on", () => figure.on(ALL[0], () => {}));
    figure.destroy();
    return [...wrong, ...window.tairiFaults()];
  }, SHORT);
  assert.deepEqual(wrong, []);
  await harmless(page);
});
