// What tests of the workbench share: flows, how they are brought, and how what the engine
// answers is held back.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./lib.mjs";
import { settled } from "./waits.mjs";

/** How much of what is brought is taken, as the app has it. */
export const BOUNDS = Object.fromEntries([...readFileSync(join(ROOT, "src/data/bounds.rs"), "utf8").matchAll(/const (\w+): usize = ([\d_]+);/g)].map(([, name, value]) => [name, Number(value.replaceAll("_", ""))]));

/** Flows among three economies in two years. */
export const TIDY = "year,exporter,importer,value\n2001,JPN,TWN,10\n2001,TWN,JPN,20\n2001,JPN,USA,30\n2001,USA,JPN,25\n2001,TWN,USA,15\n2001,USA,TWN,5\n2002,JPN,TWN,12\n2002,TWN,JPN,21\n2002,JPN,USA,31\n2002,USA,JPN,26\n2002,TWN,USA,16\n";

/** Brings a file by the field behind the button, as the browser's own dialog would. */
export async function bring(page, name, content) {
  const buffer = Buffer.isBuffer(content) ? content : Buffer.from(content);
  await page.locator(".bring input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer });
}

/** Brings one that can be read, and waits for its figure. */
export async function read(page, name, content) {
  await bring(page, name, content);
  await page.locator("[data-report]").waitFor();
  await page.waitForFunction((name) => document.querySelector(".takeaway").textContent.includes(name), name);
  await settled(page);
}

/** Flows among so many invented economies. */
export const many = (count) => {
  const code = (i) => `X${String.fromCharCode(65 + Math.floor(i / 26), 65 + (i % 26))}`;
  const rows = ["year,exporter,importer,value"];
  for (let i = 0; i < count; i += 1) for (let j = 0; j < count; j += 1) if (i !== j) rows.push(`2001,${code(i)},${code(j)},${1 + ((i * 31 + j * 17) % 97)}`);
  return rows.join("\n");
};

/** A file of so many columns that say nothing. */
export const columns = (count) => `${Array.from({ length: count }, (_, at) => `aaa${at}`).join(",")}\n${`${Array.from({ length: count }, () => "x").join(",")}\n`.repeat(3)}`;

/** Flows of Japan with economies of these names. */
export const named = (names) => `year,exporter,importer,value\n2001,JPN,TWN,5\n${names.map((name, at) => `2001,${name},JPN,${at + 1}\n2001,TWN,${name},${at + 2}`).join("\n")}\n`;

/** Flows of so many years. */
export const years = (count) => `year,exporter,importer,value\n${Array.from({ length: count }, (_, at) => `${1600 + at},JPN,TWN,${at + 1}\n${1600 + at},TWN,JPN,2`).join("\n")}\n`;

/** A saved work with so many groups. */
export const grouped = (count) => `# tairi: 1\n# name: grouped\n${Array.from({ length: count }, (_, at) => `# group group${at + 1}: JPN TWN|Group ${at + 1}`).join("\n")}\n${TIDY}`;

/** Holds back what the engine answers from now on, until it is let through. */
export const holdAnswers = (page) =>
  page.evaluate(() => {
    window.answers = [];
    window.holding = true;
    const { get, set } = Object.getOwnPropertyDescriptor(MessagePort.prototype, "onmessage");
    const hold = (port) => {
      const hear = get.call(port);
      set.call(port, (event) => (window.holding ? window.answers.push(() => hear.call(port, event)) : hear.call(port, event)));
    };
    const { postMessage } = MessagePort.prototype;
    const known = new Set();
    MessagePort.prototype.postMessage = function (...given) {
      if (!known.has(this)) hold(this);
      known.add(this);
      return postMessage.apply(this, given);
    };
  });
export const held = (page, count) => page.waitForFunction((wanted) => window.answers.length >= wanted, count);
/** Lets the answers through, the last one first, until nothing more is asked; later ones come as they are. */
export async function letThrough(page) {
  await page.evaluate(async () => {
    while (window.answers.length || document.documentElement.hasAttribute("data-tairi-busy")) {
      window.answers.pop()?.();
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    window.holding = false;
  });
  await settled(page);
}
