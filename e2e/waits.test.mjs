// What tests wait by, tried without a browser; and that they wait by nothing else.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT } from "./lib.mjs";
import { lightest, until } from "./waits.mjs";

/** A wait for a time (spelled so that a search for one finds none here): by the browser's driver, or a timer with milliseconds. A turn of the page's own (`setTimeout(resolve)`) is none. */
const TIMED = /waitFor[T]imeout|setInterval\(|setTimeout\(.*, *\d+\)/;

test("no test waits for a time that mostly suffices", () => {
  const files = readdirSync(join(ROOT, "e2e"), { recursive: true }).filter((name) => name.endsWith(".mjs") && !/^waits\.|^notes\.mjs$/.test(name));
  assert.ok(files.length > 40, `${files.length} files`);
  const found = files.flatMap((name) =>
    readFileSync(join(ROOT, "e2e", name), "utf8")
      .split("\n")
      .flatMap((line, index) => (TIMED.test(line) ? [`${name}:${index + 1}: ${line.trim()}`] : [])),
  );
  assert.deepEqual(found, [], "e2e/waits.mjs has a helper for each kind");
});

test("no wait takes a promise for what it promises", () => {
  // Playwright's own looks at what the call gives, and a promise is always something.
  const files = readdirSync(join(ROOT, "e2e"), { recursive: true }).filter((name) => name.endsWith(".mjs") && !name.startsWith("waits."));
  const found = files.filter((name) => /waitForFunction\(\s*async\b/.test(readFileSync(join(ROOT, "e2e", name), "utf8")));
  assert.deepEqual(found, [], "until() waits for promises, too");
});

test("such waits are known when they are seen", () => {
  for (const line of [`await page.waitFor${"Timeout"}(50);`, "setTimeout(resolve, 300)", "setTimeout(() => parent.append(widget), 50);", "setInterval(look, 30)"]) assert.match(line, TIMED);
  for (const line of ["setTimeout(resolve)", "if (going) setTimeout(turn);"]) assert.doesNotMatch(line, TIMED);
});

test("what comes true is given, and what never does fails with what was last seen", async () => {
  let looks = 0;
  assert.equal(await until("three looks", () => (looks += 1) >= 3 && looks), 3);
  await assert.rejects(until(() => `it is ${looks}`, () => false, 100), /waited in vain: it is 3/);
});

test("a weight is the least that collections bring it to", async () => {
  const weights = [9, 7, 7, 5, 6, 5, 5];
  const session = { send: async () => {} };
  assert.deepEqual(await lightest(session, async () => ({ nodes: weights.shift() ?? 5 })), { nodes: 5 });
});
