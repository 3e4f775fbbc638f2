// Values that go to other layers, from the menu of the editors and from the palette: shown first, proved, and taken back by
// one step.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { editor, openEnvironment, openFile, runCommand, select, settled, shows, textOf, typeOver } from "./user.mjs";

const prod = "values-prod.yaml";
let app;
before(async () => (app = await startApp()));
after(() => app.close());

const shown = (page) => page.locator(".pal");
const layers = (page) => page.locator(".recipe .layers").innerText();
const undo = (page) => page.locator('.banner:has-text("layers were changed") button:has-text("Undo")');

async function opened(path = prod) {
  const page = await app.open();
  await page.waitForSelector("[data-checked]", { state: "attached", timeout: 60_000 });
  await openFile(page, path);
  return page;
}

/** Chooses what is offered at a text of a file, and does it once its proof is there. */
async function move(page, path, text, title, proof = "Every environment renders the same as before.") {
  await select(page, path, text);
  await page.keyboard.press("Control+.");
  await page.locator(".acts").getByText(title).first().click();
  await shows(shown(page), proof, 60_000);
  const told = await shown(page).innerText();
  await page.keyboard.press("Enter");
  await shown(page).waitFor({ state: "detached" });
  return told;
}

test("an entry goes to values.yaml and the others keep their own values, in one step that Ctrl+Z takes back", async () => {
  const page = await opened();
  const before = { prod: await textOf(page, prod), base: await textOf(page, "values.yaml") };
  await move(page, prod, "maxBatchSize: 8", /its own value|their own values/);
  await page.waitForFunction(() => !window.chartroomEditor.text("values-prod.yaml").includes("maxBatchSize"));
  assert.doesNotMatch(await textOf(page, prod), /maxBatchSize/);
  assert.match(await textOf(page, "values.yaml"), /\n {2}maxBatchSize: 8/);
  await page.waitForSelector('.tree a[data-path="values-dev.yaml"]');
  await settled(page);
  await editor(page, prod).focus();
  await page.keyboard.press("Control+z");
  await page.waitForSelector('.tree a[data-path="values-dev.yaml"]', { state: "detached" });
  assert.equal(await textOf(page, prod), before.prod);
  assert.equal(await textOf(page, "values.yaml"), before.base);
  assert.deepEqual(page.faults, []);
});

test("who gets another value is said before, and a value goes down into layers", async () => {
  const page = await opened();
  const told = await move(page, prod, "maxBatchSize: 8", /gets? it as well/, "may render differently");
  assert.match(told, /every other environment renders the same as before/);
  await settled(page);
  await select(page, "values.yaml", "targetCpuUtilization");
  await page.keyboard.press("Control+.");
  await page.locator(".acts").getByText(`Set it in ${prod} as well`).click();
  await shows(shown(page), "Every environment renders the same as before.", 60_000);
  await page.keyboard.press("Enter");
  await shown(page).waitFor({ state: "detached" });
  assert.match(await textOf(page, prod), /\n {2}targetCpuUtilization: /);
  assert.deepEqual(page.faults, []);
});

test("an entry becomes --set and comes back, by one Undo too", async () => {
  const page = await opened();
  const before = { text: await textOf(page, prod), layers: await layers(page) };
  const told = await move(page, prod, "replicaCount: 4", "Move it to --set");
  assert.match(told, /Layers of prod/);
  await page.waitForFunction(() => !window.chartroomEditor.text("values-prod.yaml").includes("replicaCount"));
  await shows(page.locator(".recipe .layers"), "replicaCount=4");
  await undo(page).click();
  await page.waitForFunction((text) => window.chartroomEditor.text("values-prod.yaml") === text, before.text);
  assert.equal(await layers(page), before.layers);
  await settled(page);
  await move(page, prod, "replicaCount: 4", "Move it to --set");
  await shows(page.locator(".recipe .layers"), "replicaCount=4");
  await settled(page);
  await move(page, prod, "maxBatchSize: 8", "Move --set replicaCount=4 of prod into this file");
  await page.waitForFunction(() => window.chartroomEditor.text("values-prod.yaml").includes("replicaCount: 4"));
  assert.equal(await layers(page), before.layers);
  assert.deepEqual(page.faults, []);
});

test("entries that change nothing go in one step, from the palette and by keys alone", async () => {
  const page = await opened();
  await typeOver(page, prod, "maxBatchSize: 8", "maxBatchSize: 16");
  await settled(page);
  const base = await textOf(page, "values.yaml");
  const size = base.match(/maxBatchSize: (\d+)/)[1];
  await typeOver(page, prod, "maxBatchSize: 16", `maxBatchSize: ${size}`);
  await page.waitForFunction(() => document.querySelector('.cm-content[data-path="values-prod.yaml"] .is-redundant'));
  await settled(page);
  await runCommand(page, "Move this value to another layer, or remove what changes nothing");
  const list = page.locator(".acts");
  await list.waitFor();
  await list.getByText("Remove all entries that change nothing").click();
  await shows(shown(page), "Every environment renders the same as before.", 60_000);
  await page.keyboard.press("Enter");
  await shown(page).waitFor({ state: "detached" });
  assert.doesNotMatch(await textOf(page, prod), /maxBatchSize/);
  await page.waitForFunction(() => !document.querySelector('.cm-content[data-path="values-prod.yaml"] .is-redundant'));
  assert.deepEqual(page.faults, []);
});

test("what environments share goes into a layer of its own, and one Undo takes file and layers away", async () => {
  const page = await opened();
  const before = { text: await textOf(page, prod), layers: await layers(page) };
  const told = await move(page, prod, "maxBatchSize: 8", "prod share into values-common.yaml".replace("prod", "staging"));
  assert.match(told, /values-common\.yaml \(new\)/);
  await page.waitForSelector('.tree a[data-path="values-common.yaml"]');
  assert.match(await layers(page), /values-common\.yaml[\s\S]*values-prod\.yaml/);
  await openEnvironment(page, "staging");
  assert.match(await layers(page), /values-common\.yaml[\s\S]*values-staging\.yaml/);
  await undo(page).click();
  await page.waitForSelector('.tree a[data-path="values-common.yaml"]', { state: "detached" });
  await openEnvironment(page, "prod");
  assert.equal(await layers(page), before.layers);
  await openFile(page, prod);
  assert.equal(await textOf(page, prod), before.text);
  assert.deepEqual(page.faults, []);
});

test("the open environment goes left and right, by the palette and by keys on its tab; one Undo puts it back", async () => {
  const page = await opened();
  const names = () => page.locator(".envs [data-env]").evaluateAll((tabs) => tabs.map((tab) => tab.dataset.env).join(" "));
  const are = (order) => page.waitForFunction((order) => [...document.querySelectorAll(".envs [data-env]")].map((tab) => tab.dataset.env).join(" ") === order, order);
  assert.equal(await names(), "dev test staging prod");
  await runCommand(page, "Move the environment to the left");
  await are("dev test prod staging");
  await page.waitForSelector('.envs [data-env="prod"][aria-selected="true"]');
  await settled(page);
  await page.focus('.envs [data-env="prod"]');
  await page.keyboard.press("Control+Shift+ArrowLeft");
  await are("dev prod test staging");
  await page.waitForFunction(() => document.activeElement?.dataset.env === "prod");
  await undo(page).click();
  await are("dev test prod staging");
  await settled(page);
  await page.focus('.envs [data-env="prod"]');
  await page.keyboard.press("Control+Shift+ArrowRight");
  await are("dev test staging prod");
  assert.deepEqual(page.faults, []);
});

test("environments and overlays are dragged to another place; overlays go by keys, too", async () => {
  const page = await opened();
  const names = (list) => page.waitForFunction((list) => [...document.querySelectorAll(".envs [data-env]")].map((tab) => tab.dataset.env).join(" ") === list, list);
  await page.keyboard.press("Shift");
  await page.waitForSelector("[data-assist]", { state: "attached" });
  const tab = (name) => page.locator(`.envs [data-env="${name}"]`);
  // To the left half of the first one, and then behind the last.
  await tab("prod").dragTo(tab("dev"), { targetPosition: { x: 3, y: 8 } });
  await names("prod dev test staging");
  await settled(page);
  const box = await tab("staging").boundingBox();
  await tab("prod").dragTo(tab("staging"), { targetPosition: { x: box.width - 3, y: 8 } });
  await names("dev test staging prod");
  await settled(page);

  await openEnvironment(page, "prod");
  await page.click(".layers > .btn--icon");
  await page.selectOption(".dialog .sets select", "values-test.yaml");
  await page.keyboard.press("Escape");
  await settled(page);
  const overlays = (list) => page.waitForFunction((list) => [...document.querySelectorAll(".layer--over")].map((one) => one.lastChild.textContent).join(" ") === list, list);
  await overlays("values-prod.yaml values-test.yaml");
  await page.locator(".layer--over").nth(1).focus();
  await page.keyboard.press("Control+Shift+ArrowLeft");
  await overlays("values-test.yaml values-prod.yaml");
  await page.waitForFunction(() => document.activeElement?.textContent.includes("values-test.yaml"));
  await settled(page);
  const layer = (at) => page.locator(".layer--over").nth(at);
  await layer(1).dragTo(layer(0), { targetPosition: { x: 3, y: 8 } });
  await overlays("values-prod.yaml values-test.yaml");
  assert.deepEqual(page.faults, []);
});
