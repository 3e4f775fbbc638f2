// The tour: taken by keys alone to its end on a desk and on a phone, left and gone on with, done otherwise than it says; and
// the menu that leads to it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { editor, openEnvironment, settled, textOf } from "./user.mjs";

const overlay = "values-test.yaml";
const desk = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 } };
/** The languages that the tour is taken in, each as the browser of its reader says it. */
const languages = [
  { name: "English", context: { locale: "en-GB" } },
  { name: "Chinese", context: { locale: "zh-CN" } },
];
let app;
before(async () => (app = await startApp()));
after(() => app.close());

/** Presses Tab until something has the focus, as one who has no pointer does; Esc before it where the focus is in an editor. */
async function tabTo(page, selector) {
  await page.waitForSelector(selector, { state: "attached" });
  for (let step = 0; step < 250; step += 1) {
    const [there, inEditor] = await page.evaluate(
      (selector) => [document.activeElement?.matches(selector), Boolean(document.activeElement?.closest(".cm-editor"))],
      selector,
    );
    if (there) return;
    if (inEditor) await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab does not reach ${selector}; the focus is on ${await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200))}`);
}

/** Goes to a button by Tab, and presses it. */
async function press(page, selector, key = "Enter") {
  await tabTo(page, selector);
  await page.keyboard.press(key);
}

const ready = (page) => page.waitForSelector("[data-checked]", { state: "attached", timeout: 60_000 });
const task = (page, id, done = "") => page.waitForSelector(`.tour[data-task="${id}"]${done}`, { state: "attached" });
const isDone = (page, id) => task(page, id, "[data-done]");
const isOpen = (page, id) => task(page, id, ":not([data-done])");
const kept = (page) => page.evaluate(() => JSON.parse(localStorage.getItem("chartroom.tour") ?? "{}"));
const onCard = (page) => page.waitForFunction(() => document.activeElement?.matches("#tour h2"));

/** Waits until things stand still, and tells what the card covers of the rings, and how many rings there are. */
async function rings(page) {
  const told = await page.waitForFunction(
    () => {
      const box = (element) => element.getBoundingClientRect().toJSON();
      const card = document.querySelector(".tour__card");
      const now = JSON.stringify([box(card), getComputedStyle(card).visibility, ...[...document.querySelectorAll(".tour__ring")].map(box)]);
      const same = window.stood === now;
      window.stood = now;
      return same && now;
    },
    undefined,
    { polling: 200 },
  );
  const [card, visibility, ...all] = JSON.parse(await told.jsonValue());
  const meet = (ring) => ring.left < card.right && card.left < ring.right && ring.top < card.bottom && card.top < ring.bottom;
  const shown = visibility === "visible";
  return { count: all.length, covered: shown ? all.filter(meet).length : 0, card, shown };
}

/** Holds that the card is on screen as a whole and covers nothing that is ringed. */
async function uncovered(page, least, what) {
  const { count, covered, card } = await rings(page);
  const size = page.viewportSize();
  assert.ok(count >= least, `${what}: ${count} rings`);
  assert.equal(covered, 0, `${what}: the card covers a ring`);
  assert.ok(card.left >= 0 && card.top >= 0 && card.right <= size.width && card.bottom <= size.height, `${what}: the card is in the window`);
}

/** Shows a part of the page on a phone, by the arrows of its foot. */
async function part(page, id) {
  await tabTo(page, ".mnav input:checked");
  for (let step = 0; step < 4 && !(await page.evaluate((id) => document.getElementById(id).checked, id)); step += 1) {
    await page.keyboard.press("ArrowRight");
  }
  assert.ok(await page.evaluate((id) => document.getElementById(id).checked, id), id);
}

/** Takes the tour from the first visit to its end; never a click. */
async function takeIt(page, narrow) {
  await ready(page);
  await press(page, ".strip .btn--primary");
  await isOpen(page, "dev");
  await onCard(page);
  await uncovered(page, 2, "dev");
  if (narrow) {
    await tabTo(page, ".env-select");
    await page.keyboard.press("Home");
  } else await page.keyboard.press("Alt+Digit1");
  await isDone(page, "dev");
  await press(page, "[data-tour=next]");

  await isOpen(page, "autoscaling");
  await onCard(page);
  await uncovered(page, 2, "autoscaling, before test is open");
  if (narrow) {
    await tabTo(page, ".env-select");
    await page.keyboard.press("ArrowDown");
    await part(page, "m-values");
    await tabTo(page, `.cm-content[data-path="${overlay}"]`);
  } else {
    await page.keyboard.press("Alt+Digit2");
    await page.waitForSelector('.envs [data-env="test"][aria-selected="true"]');
    await uncovered(page, 2, "autoscaling, test");
    await page.keyboard.press("F6");
    await page.waitForFunction((path) => document.activeElement?.getAttribute("data-path") === path, overlay);
  }
  await page.keyboard.press("Control+End");
  await page.keyboard.type("autoscaling:\nenabled: true");
  await isDone(page, "autoscaling");
  if (narrow) await part(page, "m-output");
  await uncovered(page, 1, "autoscaling, done");
  await press(page, "[data-tour=next]");

  await isOpen(page, "trace");
  await page.keyboard.press("Alt+Shift+Digit2");
  await page.waitForSelector(".out .doc");
  await uncovered(page, 1, "trace");
  await page.keyboard.press("Control+f");
  await page.waitForFunction(() => document.activeElement?.matches("[data-find]"));
  await page.keyboard.type("maxUnavailable: 1");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".row--out.is-found");
  await tabTo(page, ".row--out");
  await page.waitForFunction(() => document.activeElement?.matches(".row--out"));
  await page.keyboard.press("Enter");
  await isDone(page, "trace");
  await uncovered(page, 1, "trace, done");
  await press(page, "[data-tour=next]");

  await isOpen(page, "compare");
  await uncovered(page, 2, "compare");
  if (narrow) {
    await press(page, "[data-opens=more]");
    await press(page, ".more > button:not([data-language])");
  } else await press(page, "[data-compare]");
  await isDone(page, "compare");
  if (narrow && (await page.locator(".dialog").count())) await page.keyboard.press("Escape");
  await uncovered(page, 1, "compare, done");
  await press(page, "[data-tour=next]");

  await isOpen(page, "share");
  await page.keyboard.press("Control+Shift+S");
  await isDone(page, "share");
  assert.equal((await rings(page)).shown, false, "the card waits behind the dialog");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".dialog", { state: "detached" });
  await uncovered(page, 1, "share, done");
  assert.equal(await page.locator("[data-tour=lessons]").count(), 1, "the end leads to lessons");
  assert.deepEqual((await kept(page)).over, true);
  await press(page, "[data-tour=leave]");
  await page.waitForSelector(".tour", { state: "detached" });
  await page.waitForFunction(() => document.activeElement?.matches("[data-opens=help]"));
  assert.deepEqual(page.faults, []);
}

for (const { name, context } of languages) {
  test(`the tour is taken to its end by keys alone, on a desk, in ${name}`, async () => {
    const page = await app.open({ first: true, context: { ...desk, ...context } });
    await takeIt(page, false);
  });

  test(`the tour is taken to its end by keys alone, on a phone, in ${name}`, async () => {
    const page = await app.open({ first: true, context: { ...phone, ...context } });
    await takeIt(page, true);
  });
}

test("Esc leaves the tour, and Help goes on with it at the same task, also in a page that was opened anew", async () => {
  const page = await app.open({ context: desk });
  await ready(page);
  await press(page, "[data-opens=help]");
  await press(page, "[data-help=tour]");
  await isOpen(page, "dev");
  await onCard(page);
  await page.keyboard.press("Alt+Digit1");
  await isDone(page, "dev");
  await press(page, "[data-tour=next]");
  await isOpen(page, "autoscaling");
  await onCard(page);
  // Esc is the editor's where that has the focus.
  await page.keyboard.press("F6");
  await page.waitForFunction(() => document.activeElement?.closest(".cm-editor"));
  await page.keyboard.press("Escape");
  await page.keyboard.press("F6");
  await page.keyboard.press("Shift+F6");
  await page.keyboard.press("Shift+F6");
  await onCard(page);
  assert.equal(await page.locator(".tour").count(), 1);
  await page.keyboard.press("Escape");
  await page.waitForSelector(".tour", { state: "detached" });
  await page.waitForFunction(() => document.activeElement?.matches("[data-opens=help]"));
  await page.reload();
  await ready(page);
  assert.equal(await page.locator(".tour").count(), 0);
  await press(page, "[data-opens=help]");
  await page.waitForSelector("[data-help=tour]");
  assert.match(await page.locator("[data-help=tour]").innerText(), /2/, "it says at which task");
  await press(page, "[data-help=tour]");
  await isOpen(page, "autoscaling");
  assert.deepEqual(page.faults, []);
});

test("a task counts however it is done: --set, a click, the tour itself; and what it does is taken back by Undo", async () => {
  const page = await app.open({ context: desk });
  await ready(page);
  await page.click("[data-opens=help]");
  await page.click("[data-help=tour]");
  await isOpen(page, "dev");
  await page.click("[data-tour=do]");
  await isDone(page, "dev");
  await page.click("[data-tour=next]");
  await isOpen(page, "autoscaling");
  // Otherwise than the card says.
  await page.click('.envs [data-env="test"]');
  await page.click(".layers .btn--icon");
  await page.locator(".dialog button", { hasText: "Add an entry" }).click();
  await page.locator('.sets [aria-label="Argument"]').fill("autoscaling.enabled=true");
  await page.keyboard.press("Escape");
  await isDone(page, "autoscaling");
  // Who goes on alone is followed.
  await page.click("[data-compare]");
  await isDone(page, "compare");
  await page.keyboard.press("Escape");
  await page.waitForSelector("#views", { state: "hidden" });
  assert.equal(await page.locator(".tour").count(), 1, "Esc closed the comparison alone");
  // The one that was passed by comes next.
  await page.click("[data-tour=next]");
  await isOpen(page, "share");
  const before = await textOf(page, overlay);
  await page.click("[data-opens=help]");
  await page.click("[data-help=again]");
  await isOpen(page, "dev");
  // What is so already counts at once.
  await page.waitForFunction(() => JSON.parse(localStorage.getItem("chartroom.tour")).done.includes("autoscaling"));
  assert.equal(await textOf(page, overlay), before, "nothing is changed by the start");
  assert.deepEqual(page.faults, []);
});

test("what the tour does for the reader is an edit of theirs, which Undo takes back", async () => {
  const page = await app.open({ context: desk });
  await ready(page);
  // An editor knows the texts that it has shown.
  await openEnvironment(page, "test");
  await editor(page, overlay).waitFor();
  const before = await textOf(page, overlay);
  await page.click("[data-opens=help]");
  await page.click("[data-help=tour]");
  for (const id of ["dev", "autoscaling", "trace", "compare", "share"]) {
    await isOpen(page, id);
    await page.click("[data-tour=do]");
    await isDone(page, id).catch(async (error) => {
      throw new Error(`${id}: ${await page.locator(".tour__card").innerText()}`, { cause: error });
    });
    if (id === "autoscaling") {
      await settled(page);
      assert.match(await textOf(page, overlay), /autoscaling:\n {2}enabled: true/);
    }
    if (id === "share") await page.keyboard.press("Escape");
    else await page.click("[data-tour=next]");
  }
  await page.click("[data-tour=leave]");
  if (await page.locator("#views:visible").count()) await page.keyboard.press("Escape");
  await page.click("[data-undo-step]");
  await page.waitForFunction(([path, before]) => window.chartroomEditor.text(path) === before, [overlay, before]);
  await editor(page, overlay).waitFor();
  assert.deepEqual(page.faults, []);
});

test("Help opens lessons, keys and commands, and closes to where it was opened", async () => {
  const page = await app.open({ context: desk });
  await ready(page);
  const opened = { lessons: "#lessons h2", keys: ".kys", commands: ".pal__list" };
  for (const [name, shown] of Object.entries(opened)) {
    await press(page, "[data-opens=help]");
    await press(page, `[data-help=${name}]`);
    await page.waitForSelector(shown);
    if (name === "lessons") await press(page, '#lessons [aria-label="Close the lessons"]');
    else await page.keyboard.press("Escape");
    await page.waitForSelector(shown, { state: "hidden" });
    await page.waitForFunction(() => document.activeElement?.matches("[data-opens=help]"));
  }
  assert.deepEqual(page.faults, []);
});
