// The Vim choice: its keys, its status, and what stays the page's.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { editor, openFile, runCommand, shows, textOf } from "./user.mjs";

const prod = "values-prod.yaml";
let app;
before(async () => (app = await startApp()));
after(() => app.close());

const status = (page) => page.locator(".ed", { has: editor(page, prod) }).locator(".cm-vim-panel");
const list = (page) => page.locator(".cpl:not([hidden])");
const note = (page) => page.locator(".told:not([hidden])");
const fetched = () => app.requests.filter((path) => path.endsWith("/vim.js")).length;

async function opened(chosen, context) {
  const page = await app.open({ context });
  if (chosen) {
    await page.evaluate(() => localStorage.setItem("chartroom.editing", '{"closing":false,"vim":true}'));
    await page.reload();
    await page.waitForSelector("[data-rendered]", { state: "attached" });
  }
  await page.waitForSelector("[data-checked]", { state: "attached", timeout: 60_000 });
  if (chosen) await status(page).waitFor();
  await openFile(page, prod);
  return page;
}

test("Vim is fetched when it is chosen in the palette, stays chosen, and goes again", async () => {
  const before = fetched();
  const page = await opened(false);
  await page.waitForSelector("[data-assist]", { state: "attached" });
  assert.equal(fetched(), before, "not before");
  await runCommand(page, "Vim keys in the editors");
  await shows(status(page), "NORMAL");
  await shows(note(page), "Vim keys are on.");
  await page.keyboard.press("i");
  await shows(status(page), "INSERT");
  await page.reload();
  await page.waitForSelector("[data-rendered]", { state: "attached" });
  await shows(status(page), "NORMAL");
  await openFile(page, prod);
  await runCommand(page, "Vim keys in the editors");
  await status(page).waitFor({ state: "detached" });
  const before2 = await textOf(page, prod);
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("i");
  assert.equal(await textOf(page, prod), `i${before2}`);
  assert.deepEqual(page.faults, []);
});

test("motions, operators, visual mode, search, undo and redo work on the page's own text and history", async () => {
  const page = await opened(true);
  const first = await textOf(page, prod);
  await page.keyboard.type("/maxReplicas");
  await page.keyboard.press("Enter");
  await page.keyboard.type("f2C26");
  await page.keyboard.press("Escape");
  await page.waitForFunction((prod) => window.chartroomEditor.text(prod).includes("maxReplicas: 26\n"), prod);
  await shows(page.locator('[data-card="HorizontalPodAutoscaler"] [data-figure="range"]').first(), "4…26");
  await page.keyboard.type("dd");
  await page.waitForFunction((prod) => !window.chartroomEditor.text(prod).includes("maxReplicas"), prod);
  await page.keyboard.type("u");
  await page.waitForFunction((prod) => window.chartroomEditor.text(prod).includes("maxReplicas: 26"), prod);
  // What was typed with pauses is several steps.
  const until = async (key, text) => {
    for (let step = 0; step < 6 && (await textOf(page, prod)) !== text; step += 1) await page.keyboard.press(key);
    assert.equal(await textOf(page, prod), text);
  };
  await until("u", first);
  await until("Control+r", first.replace("maxReplicas: 20", "maxReplicas: 26"));
  const steps = await textOf(page, prod);
  await runCommand(page, "Undo");
  assert.notEqual(await textOf(page, prod), steps);
  await until("u", first);
  await page.keyboard.type("ggVjd");
  assert.equal(await textOf(page, prod), first.split("\n").slice(2).join("\n"));
  await page.keyboard.type("u");
  assert.equal(await textOf(page, prod), first);
  assert.deepEqual(page.faults, []);
});

test(":w keeps the edits as Ctrl+S does; boxes close by Escape, completion works in insert mode, and no editor is a trap", async () => {
  const page = await opened(true);
  await page.keyboard.type(":w");
  await page.keyboard.press("Enter");
  await shows(note(page), "Edits are kept in this browser");
  await page.waitForFunction(() => document.querySelector(".told").hidden);
  await page.keyboard.press("Control+s");
  await shows(note(page), "Edits are kept in this browser");
  await page.keyboard.press("Control+k");
  await page.locator(".pal").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".pal").waitFor({ state: "detached" });
  await shows(status(page), "NORMAL");
  await runCommand(page, "Find in this file");
  await page.locator(".sch").waitFor();
  await page.keyboard.type("maxReplicas: 20");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.locator(".sch").waitFor({ state: "detached" });
  // What was found is selected, which is Vim's visual mode.
  await shows(status(page), "VISUAL");
  await page.keyboard.press("Escape");
  await page.keyboard.type("otarg", { delay: 110 });
  await shows(status(page), "INSERT");
  await shows(list(page), "targetCpuUtilization");
  await page.keyboard.press("Enter");
  await page.waitForFunction((prod) => /maxReplicas: 20\n {2}targetCpuUtilization: \n/.test(window.chartroomEditor.text(prod)), prod);
  await page.keyboard.press("Escape");
  await shows(status(page), "NORMAL");
  assert.equal(await list(page).count(), 0);
  await page.keyboard.type("gg");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await page.waitForFunction((prod) => document.activeElement?.getAttribute("data-path") !== prod, prod);
  assert.deepEqual(page.faults, []);
});
