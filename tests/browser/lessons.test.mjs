// Lessons: opened, done by keys, shown, left, and what was the reader's own all the while.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { editor, press, settled, shows, textOf, typeOver } from "./user.mjs";

const prod = "values-prod.yaml";
const panel = "#lessons";
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

/** Waits until a lesson is on, and its record is on screen. */
async function on(page, id) {
  await page.waitForSelector(`${panel} [data-lesson-on="${id}"]`);
  await page.waitForFunction((id) => sessionStorage.getItem("chartroom.open")?.endsWith(`/lesson-${id}`), id);
  await page.waitForSelector(`${panel} [data-judged]`);
  await settled(page);
}

/** Starts a lesson of the list. */
async function start(page, id) {
  await press(page, `${panel} [data-lesson="${id}"]`);
  await on(page, id);
}

const solved = (page) => page.waitForSelector(`${panel} [data-solved]`, { state: "attached" });
const met = (page) => page.locator(`${panel} .conditions .is-met`).count();
const done = (page) => page.evaluate(() => JSON.parse(localStorage.getItem("chartroom.lessons") ?? "{}"));

/** Types a text at once, so that the editor does not indent what comes. */
async function put(page, path, at, text) {
  await typeOver(page, path, at, "");
  await page.keyboard.insertText(text);
}

/** How each lesson of the path is done by keys. */
const byHand = {
  async layers(page) {
    await typeOver(page, prod, "maxReplicas: 20", "maxReplicas: 12");
    await settled(page);
    assert.equal(await page.locator(`${panel} [data-solved]`).count(), 0, "--set still wins");
    await press(page, ".layer--set");
    await press(page, '.sets [aria-label="Remove"]');
    await page.keyboard.press("Escape");
  },
  async "line-origin"(page) {
    await page.keyboard.press("Alt+Shift+Digit2");
    await page.keyboard.press("Control+f");
    await page.waitForFunction(() => document.activeElement?.matches("[data-find]"));
    await page.keyboard.type("progressDeadlineSeconds");
    await page.keyboard.press("Enter");
    const line = page.locator(".row--out", { hasText: "progressDeadlineSeconds" }).first();
    await line.waitFor();
    await line.focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll("#lessons .conditions .is-met").length === 2);
    await typeOver(page, prod, "failureThreshold: 60", "failureThreshold: 120");
  },
  async "not-rendered"(page) {
    const staging = "values-staging.yaml";
    await editor(page, staging).focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.insertText(
      "\ningress:\n  enabled: true\n  hosts:\n    - host: llm-staging.example.com\n      paths:\n        - path: /\n          pathType: Prefix\n",
    );
  },
  "empty-map": (page) => put(page, prod, "nodeSelector: {}", "nodeSelector:\n  disk: null\n  zone: null"),
  "list-replaced": (page) =>
    put(page, prod, "    - name: mirror-credentials", "    - name: registry-credentials\n    - name: mirror-credentials"),
  async "set-types"(page) {
    await press(page, ".layer--set");
    await page.locator('.sets [aria-label="Flag"]').focus();
    await page.keyboard.type("--set-s");
    await page.waitForFunction(() => document.querySelector('.sets [aria-label="Flag"]').value === "--set-string");
    await page.keyboard.press("Escape");
  },
  async "startup-probe"(page) {
    await typeOver(page, prod, "enabled: false", "failureThreshold: 100");
    await typeOver(page, prod, "initialDelaySeconds: 900", "initialDelaySeconds: 0");
  },
  budget: (page) => typeOver(page, prod, "minAvailable: 4", "minAvailable: 3"),
  async review(page) {
    await press(page, "[data-compare]");
    await page.waitForSelector("#views:not([hidden]) .compare__table");
    await page.keyboard.press("Escape");
    await typeOver(page, prod, 'minAvailable: "100%"', "minAvailable: 2");
  },
};

test("first day is done by keys from its first lesson to its last, and one's own work is there all the while", async () => {
  const page = await app.open();
  await page.waitForSelector("[data-checked]", { state: "attached", timeout: 60_000 });
  await typeOver(page, prod, "maxReplicas: 20", "maxReplicas: 25");
  await settled(page);
  const own = await textOf(page, prod);
  await openLessons(page);
  const ids = Object.keys(byHand);
  await press(page, `${panel} [data-next]`);
  for (const id of ids) {
    await on(page, id);
    assert.ok((await met(page)) < (await page.locator(`${panel} .conditions li`).count()), `${id} is still to be done`);
    await byHand[id](page);
    await solved(page);
    assert.ok((await done(page)).done.includes(id), id);
    if (id !== ids.at(-1)) await press(page, `${panel} [data-next]`);
  }
  assert.deepEqual((await done(page)).shown, [], "all of it by hand");
  // The page comes back where it was, and leaving gives the reader's own work.
  await page.reload();
  await on(page, ids.at(-1));
  await press(page, `${panel} [data-leave]`);
  await page.waitForFunction(() => sessionStorage.getItem("chartroom.open") === "builtin/own");
  await page.waitForFunction(([prod, own]) => window.chartroomEditor.text(prod) === own, [prod, own]);
  assert.equal(await page.locator(`${panel}:visible`).count(), 0);
  assert.ok(await page.evaluate(() => document.activeElement?.matches("[data-opens=help]")), "the focus is where it began");
  assert.deepEqual(page.faults, []);
});

test("what the lesson shows is taken back by one Undo, and is not counted as done by hand", async () => {
  const page = await app.open();
  await page.waitForSelector("[data-checked]", { state: "attached", timeout: 60_000 });
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
  assert.deepEqual(await done(page), { done: ["budget"], shown: ["budget"] });
  await press(page, "[data-undo-step]");
  await page.waitForFunction(([prod, before]) => window.chartroomEditor.text(prod) === before, [prod, before]);
  // By hand now.
  await typeOver(page, prod, "minAvailable: 4", "minAvailable: 2");
  await settled(page);
  assert.deepEqual(page.faults, []);
});

test("every lesson can be shown, also where its text was rewritten", async () => {
  const page = await app.open();
  await page.waitForSelector("[data-checked]", { state: "attached", timeout: 60_000 });
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
  assert.equal((await done(page)).done.length, ids.length);
  assert.deepEqual(page.faults, []);
});

test("F6 goes round, the palette opens lessons, a second tab reads what the first one changes", async () => {
  const page = await app.open();
  await page.waitForSelector("[data-checked]", { state: "attached", timeout: 60_000 });
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
