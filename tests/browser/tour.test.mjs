// The tour: left and gone on with, and done otherwise than it says; and the menu that leads to it. It is taken to its end in
// first-day.test.mjs.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { press } from "./keys.mjs";
import { isDone, isOpen, onCard, ready } from "./learn.mjs";
import { editor, openEnvironment, settled, textOf } from "./user.mjs";

const overlay = "values-test.yaml";
const desk = { viewport: { width: 1440, height: 900 } };
let app;
before(async () => (app = await startApp()));
after(() => app.close());

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
