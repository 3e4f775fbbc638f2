// Lessons: opened, shown, left, and what was the reader's own all the while. A path is done by keys in first-day.test.mjs.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import * as byKeys from "./keys.mjs";
import { lessonsKept, on, panel, ready, solved } from "./learn.mjs";
import { editor, press, settled, shows, textOf, typeOver } from "./user.mjs";

const prod = "values-prod.yaml";
let app;
before(async () => (app = await startApp()));
after(() => app.close());

/** Opens the list of lessons. */
async function openLessons(page) {
  await press(page, "[data-opens=help]");
  await press(page, "[data-help=lessons]");
  await page.waitForSelector(`${panel} h2`);
  await page.waitForFunction(() => document.activeElement?.matches("#lessons h2"));
}

/** Starts a lesson of the list. */
async function start(page, id) {
  await press(page, `${panel} [data-lesson="${id}"]`);
  await on(page, id);
}

test("what the lesson shows is taken back by one Undo, and is not counted as done by hand", async () => {
  const page = await app.open();
  await ready(page);
  await openLessons(page);
  await start(page, "budget");
  const before = await textOf(page, prod);
  await press(page, `${panel} [data-hint]`);
  await press(page, `${panel} [data-hint]`);
  await page.locator(`${panel} .hints button`).focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction((prod) => document.activeElement?.getAttribute("data-path") === prod, prod);
  await press(page, `${panel} [data-show]`);
  await solved(page);
  assert.notEqual(await textOf(page, prod), before);
  assert.deepEqual(await lessonsKept(page), { done: ["budget"], shown: ["budget"] });
  await press(page, "[data-undo-step]");
  await page.waitForFunction(([prod, before]) => window.chartroomEditor.text(prod) === before, [prod, before]);
  // By hand now.
  await typeOver(page, prod, "minAvailable: 4", "minAvailable: 2");
  await settled(page);
  assert.deepEqual(page.faults, []);
});

test("every lesson can be shown, also where its text was rewritten", async () => {
  const page = await app.open();
  await ready(page);
  await openLessons(page);
  const ids = await page.locator(`${panel} [data-lesson]`).evaluateAll((all) => [...new Set(all.map((one) => one.dataset.lesson))]);
  assert.ok(ids.length >= 16, `${ids.length} lessons`);
  for (const id of ids) {
    await start(page, id);
    if (id === "root-dollar") {
      await editor(page, "templates/services.yaml").focus();
      await page.keyboard.press("Control+a");
      await page.keyboard.type("# gone");
      await settled(page);
    }
    await press(page, `${panel} [data-show]`);
    await solved(page).catch(async (error) => {
      throw new Error(`${id}: ${await page.locator(panel).innerText()}`, { cause: error });
    });
    // The comparison lies over the panel.
    if (await page.locator("#views:visible").count()) await page.keyboard.press("Escape");
    await press(page, `${panel} .pane__head .btn`);
    await page.waitForSelector(`${panel} [data-lesson]`);
    await page.waitForFunction(() => document.activeElement?.matches("#lessons h2"));
  }
  assert.equal((await lessonsKept(page)).done.length, ids.length);
  assert.deepEqual(page.faults, []);
});

test("F6 goes round, the palette opens lessons, a second tab reads what the first one changes", async () => {
  const page = await app.open();
  await ready(page);
  await openLessons(page);
  await start(page, "layers");
  const round = [];
  for (let step = 0; step < 4; step += 1) {
    await page.keyboard.press("F6");
    round.push(await page.evaluate(() => document.activeElement?.closest("#lessons, .edit, .out")?.className.split(" ").at(-1) ?? ""));
  }
  assert.ok(round.includes("edit") || round.some((one) => one.includes("edit")), `${round}`);
  const other = await page.context().newPage();
  await other.goto(app.url);
  await on(other, "layers");
  await shows(other.locator(".strip"), "another tab");
  await press(other, `${panel} [data-leave]`);
  await other.waitForFunction(() => sessionStorage.getItem("chartroom.open") === "builtin/own");
  await typeOver(page, prod, "maxReplicas: 20", "maxReplicas: 12");
  await settled(page);
  assert.deepEqual(page.faults, []);
});

test("lessons come in sight where the comparison lies over the page, and that gives the focus back where its button is behind the menu", async () => {
  const page = await app.open({ context: { viewport: { width: 390, height: 844 } } });
  await ready(page);
  await byKeys.pressBar(page, "compare", "[data-compare]");
  await page.waitForSelector("#views:not([hidden]) .compare__table");
  await byKeys.press(page, "[data-opens=help]");
  await byKeys.press(page, "[data-help=lessons]");
  await byKeys.focused(page, `${panel} h2`);
  await page.waitForSelector("#views", { state: "hidden" });
  await byKeys.press(page, `${panel} [aria-label="Close the lessons"]`);
  await byKeys.pressBar(page, "compare", "[data-compare]");
  await page.waitForSelector("#views:not([hidden]) .compare__table");
  await page.keyboard.press("Escape");
  await byKeys.focused(page, "[data-opens=more]");
  assert.deepEqual(page.faults, []);
});

test("who comes for the first time is told what this is, once, and not where a link is opened", async () => {
  const page = await app.open({ first: true });
  const strip = page.locator(".strip", { hasText: "Nothing leaves your browser" });
  await strip.waitFor();
  await press(page, '.strip [aria-label="Close"]');
  await strip.waitFor({ state: "detached" });
  await page.reload();
  await page.waitForSelector("[data-rendered]", { state: "attached" });
  assert.equal(await strip.count(), 0, "not again");
  const lessons = await app.open({ first: true });
  await press(lessons, '.strip .btn:has-text("Lessons")');
  await lessons.waitForSelector(`${panel} [data-lesson]`);
  assert.equal(await lessons.locator(".strip", { hasText: "Nothing leaves your browser" }).count(), 0);
  const linked = await app.open({ first: true, fragment: "c1.broken" });
  assert.equal(await linked.locator(".strip", { hasText: "Nothing leaves your browser" }).count(), 0, "a link speaks for itself");
  assert.deepEqual(page.faults, []);
});
