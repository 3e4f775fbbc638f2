// Help at the cursor by the keyboard: what may be put in, where something is defined and used.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { editor, endOfLine, openFile, select, settled, textOf } from "./user.mjs";

const prod = "values-prod.yaml";
let app;
before(async () => (app = await startApp()));
after(() => app.close());

const list = (page) => page.locator(".cpl:not([hidden])");
const labels = (page) => list(page).locator("li > span:nth-child(2)").allInnerTexts();
const chosen = (page) => list(page).locator('li[aria-selected="true"]');

/** Opens the list and waits for it. */
async function ask(page, key = "Control+Space") {
  await page.keyboard.press(key);
  await list(page).waitFor({ timeout: 60_000 });
}

test("Ctrl+Space completes a key of an overlay, and typing on narrows the list", async () => {
  const page = await app.open();
  await openFile(page, prod);
  await endOfLine(page, prod, "maxReplicas: 20");
  await page.keyboard.insertText("\n  tar");
  await ask(page);
  const all = await labels(page);
  assert.equal(all[0], "targetCpuUtilization");
  assert.match(await list(page).locator(".cpl__doc").innerText(), /Percent of the CPU request/);
  assert.match(await chosen(page).innerText(), /base: 70/);
  await page.keyboard.type("getC");
  await page.waitForFunction(() => document.querySelectorAll(".cpl li").length === 1);
  await page.keyboard.press("Enter");
  await settled(page);
  assert.match(await textOf(page, prod), /maxReplicas: 20\n {2}targetCpuUtilization: \n/);
  assert.deepEqual(page.faults, []);
});

test("arrows choose, Escape closes and leaves the text as it is", async () => {
  const page = await app.open();
  await openFile(page, prod);
  await endOfLine(page, prod, "maxReplicas: 20");
  await page.keyboard.insertText("\n  ");
  await settled(page);
  const before = await textOf(page, prod);
  await ask(page);
  const [first, second] = await labels(page);
  assert.equal(await editor(page, prod).getAttribute("aria-activedescendant"), "cpl-0");
  await page.keyboard.press("ArrowDown");
  assert.match(await chosen(page).innerText(), new RegExp(second));
  await page.keyboard.press("ArrowUp");
  assert.match(await chosen(page).innerText(), new RegExp(first));
  await page.keyboard.press("Escape");
  assert.equal(await list(page).count(), 0);
  assert.equal(await textOf(page, prod), before);
  assert.deepEqual(page.faults, []);
});

test("paths of values are completed in templates", async () => {
  const page = await app.open();
  await openFile(page, "templates/hpa.yaml");
  await select(page, "templates/hpa.yaml", ".Values.autoscaling.minReplicas");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.insertText(" | defa");
  await ask(page);
  assert.equal((await labels(page))[0], "default");
  assert.match(await list(page).locator(".cpl__doc").innerText(), /default any/);
  assert.deepEqual(page.faults, []);
});

test("Shift+F12 lists where a value is used, and Enter goes there", async () => {
  const page = await app.open();
  await openFile(page, prod);
  await select(page, prod, "maxReplicas");
  await ask(page, "Shift+F12");
  const row = list(page).locator("li", { hasText: "hpa.yaml" }).first();
  await row.waitFor();
  await row.dispatchEvent("mousedown");
  await editor(page, "templates/hpa.yaml").waitFor();
  assert.deepEqual(page.faults, []);
});
