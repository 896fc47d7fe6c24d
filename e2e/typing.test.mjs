// What a reader is writing into a field of the workbench is theirs until it is sent off, whatever
// is drawn anew beside it meanwhile.
import assert from "node:assert/strict";
import { test } from "node:test";
import { TIDY, bring, held, holdAnswers, letThrough, read } from "./flows.mjs";
import { useTairi } from "./lib.mjs";
import { settled } from "./waits.mjs";

const tairi = useTairi();
const open = async () => {
  const page = await tairi.openView("workbench", { lang: "en" });
  await page.locator("[data-bring]").waitFor();
  return page;
};
const nameField = (page) => page.locator("[data-kept]").getByRole("textbox", { name: "Name" });

test("a name that is written while a change is being kept stays in its field", async () => {
  const page = await open();
  await read(page, "mine.csv", TIDY);
  await page.locator("[data-kept] li").waitFor();
  await settled(page);
  await holdAnswers(page);
  await nameField(page).fill("the first name");
  await nameField(page).press("Enter");
  await page.locator(".takeaway").filter({ hasText: "the first name" }).waitFor();
  await held(page, 1);
  // Whoever names it by the keys goes on in the same field.
  assert.ok(await nameField(page).evaluate((field) => field === document.activeElement));
  await nameField(page).fill("the second na");
  await letThrough(page);
  await page.locator("[data-kept] li").filter({ hasText: "the first name" }).waitFor();
  await settled(page);
  assert.equal(await nameField(page).inputValue(), "the second na");
  await nameField(page).pressSequentially("me");
  await page.getByRole("button", { name: "Rename" }).click();
  await page.locator("[data-kept] li").filter({ hasText: "the second name" }).waitFor();
  // Another work has a name of its own.
  await nameField(page).fill("for nothing");
  await read(page, "other.csv", TIDY);
  assert.equal(await nameField(page).inputValue(), "other.csv");
});

test("so does a number for the world, and goes with its year", async () => {
  const page = await open();
  await read(page, "mine.csv", TIDY);
  await page.locator("[data-kept] li").waitFor();
  const own = page.getByLabel("Your own number for 2002");
  await own.waitFor();
  await settled(page);
  await holdAnswers(page);
  await nameField(page).fill("another name");
  await nameField(page).press("Enter");
  await held(page, 1);
  await own.fill("12");
  await letThrough(page);
  await page.locator("[data-kept] li").filter({ hasText: "another name" }).waitFor();
  await settled(page);
  assert.equal(await own.inputValue(), "12");
  await own.pressSequentially("34");
  await own.press("Enter");
  await settled(page);
  assert.equal(await own.inputValue(), "1234");
  await page.getByRole("radio", { name: "2001" }).check({ force: true });
  await page.getByLabel("Your own number for 2001").waitFor();
  assert.equal(await page.getByLabel("Your own number for 2001").inputValue(), "");
});

test("so does a year that a file is asked for", async () => {
  const page = await open();
  await read(page, "mine.csv", TIDY);
  await page.locator("[data-kept] li").waitFor();
  await settled(page);
  await bring(page, "odd.csv", "aaa,bbb,ccc\nJPN,TWN,10\nTWN,JPN,20\n");
  const step = page.locator(".mapping");
  await step.waitFor();
  await settled(page);
  await holdAnswers(page);
  await nameField(page).fill("another name");
  await nameField(page).press("Enter");
  await held(page, 1);
  const year = step.getByLabel(/year/i).last();
  await year.fill("199");
  await letThrough(page);
  await page.locator("[data-kept] li").filter({ hasText: "another name" }).waitFor();
  await settled(page);
  assert.equal(await year.inputValue(), "199");
});
