// What a link, or one's own work, changes against the chart as it came: files, figures, objects and findings.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { bar, dialog, figure, openEnvironment, openFile, settled, shows, textOf, typeOver } from "./user.mjs";

const prod = "values-prod.yaml";
let app;
before(async () => (app = await startApp()));
after(() => app.close());

/** A link to prod with another number of pods and a misspelt key, or with other changes. */
async function sent(changes = { "maxReplicas: 20": "maxReplicas: 24", "replicaCount:": "replicaCuont:" }) {
  const page = await app.open();
  await openFile(page, prod);
  for (const [old, now] of Object.entries(changes)) await typeOver(page, prod, old, now);
  await settled(page);
  await page.click(".topbar .btn--primary");
  await page.waitForFunction(() => document.querySelector('[aria-label="Link"]')?.value.includes("#v3/"));
  const url = await page.inputValue('[aria-label="Link"]');
  await page.close();
  return url.split("#")[1];
}

test("whoever opens a link sees what it changes, and goes from a line to its place", async () => {
  const page = await app.open({ fragment: await sent() });
  await page.click("text=See changes");
  const changes = page.locator(".changes");
  await shows(changes, "1 file differs from the chart as it came");
  await shows(changes, "new");
  const head = page.locator(".cmp thead");
  await shows(head, "prod, as the chart came");
  assert.equal(await head.locator("th").count(), 3, "that environment as it came and as it is");
  const pods = page.locator(".cmp tr", { hasText: "autoscaling.maxReplicas" });
  await shows(pods, "20");
  await shows(pods, "24");
  const file = page.locator(".compare__object", { hasText: prod }).first();
  assert.match(await file.innerText(), /maxReplicas: 20[\s\S]*maxReplicas: 24/);
  await file.locator(".d-add", { hasText: "maxReplicas: 24" }).click();
  await page.waitForSelector("#views[hidden]", { state: "attached" });
  assert.match(await textOf(page, prod), /maxReplicas: 24/);
  assert.deepEqual(page.faults, []);
});

test("one's own work is held against the chart as it came, and follows what is typed", async () => {
  const page = await app.open();
  await page.click("[data-compare]");
  const from = page.locator('[aria-label="From environment"]');
  await from.selectOption("as the chart came");
  await shows(page.locator(".changes"), "No file differs");
  await shows(page.locator(".compare__objects"), "render to the same objects");
  await page.click("[data-close]");
  await openFile(page, prod);
  await typeOver(page, prod, "maxReplicas: 20", "maxReplicas: 21");
  await settled(page);
  await page.click("[data-compare]");
  await from.selectOption("as the chart came");
  await shows(page.locator(".changes"), "1 file differs");
  // Back to two environments.
  await from.selectOption("dev");
  await page.waitForFunction(() => document.querySelectorAll(".cmp thead th").length === 5);
  assert.equal(await page.locator(".changes").count(), 0);
  assert.deepEqual(page.faults, []);
});

const more = { "maxReplicas: 20": "maxReplicas: 24", "minReplicas: 4": "minReplicas: 6", "targetQueueDepth: 5": "targetQueueDepth: 7" };
const row = (page, name) => dialog(page).locator(".take__item", { hasText: name });

test("the bar says in figures what a link does, and follows the environment", async () => {
  const page = await app.open({ fragment: await sent({ ...more, "minAvailable: 2": "minAvailable: 6" }) });
  await shows(bar(page), /This link changes prod in 4 places against ai-inference/);
  await shows(bar(page), /GPUs\s*4…20 → 6…24/);
  await shows(bar(page), /Pods\s*4…20 → 6…24/);
  await shows(bar(page), /new PDB/);
  assert.doesNotMatch(await bar(page).innerText(), /Back to my work/, "there is no work of one's own");
  await openEnvironment(page, "dev");
  await shows(bar(page), /changes nothing in dev[\s\S]*It changes more: prod/);
  await bar(page).locator("button", { hasText: "prod" }).click();
  await shows(bar(page), /changes prod in 4 places/);
  assert.deepEqual(page.faults, []);
});

test("entries are taken over into one's own work, one by one, and taken back at once", async () => {
  const page = await app.open();
  await openFile(page, prod);
  await typeOver(page, prod, "maxReplicas: 20", "maxReplicas: 16 # mine");
  await settled(page);
  const own = await textOf(page, prod);
  await page.evaluate((hash) => (location.hash = hash), await sent(more));
  await shows(bar(page), /changes prod in 3 places/);
  await shows(bar(page), "Your own work is safe");
  await bar(page).locator("button", { hasText: "Take over" }).click();
  await shows(dialog(page), "2 of 3");
  await shows(row(page, "autoscaling.maxReplicas"), "You changed this too, to 16.");
  assert.equal(await row(page, "autoscaling.maxReplicas").locator("input").isChecked(), false);
  await shows(dialog(page).locator(".take__foot"), "Your prod then: 6…16 pods, 6…16 GPUs");
  await row(page, "autoscaling.targetQueueDepth").locator("input").click();
  await shows(dialog(page), "1 of 3");
  await row(page, "autoscaling.maxReplicas").locator("button", { hasText: "take 24" }).click();
  await shows(dialog(page).locator(".take__foot"), "6…24 pods");
  await row(page, "autoscaling.maxReplicas").locator("button", { hasText: "keep 16" }).click();
  await shows(dialog(page).locator(".take__foot"), "6…16 pods");
  await dialog(page).locator("button", { hasText: "Take over 1" }).click();
  await shows(figure(page, "HorizontalPodAutoscaler", "range"), "6…16");
  assert.equal(await textOf(page, prod), own.replace("minReplicas: 4", "minReplicas: 6"));
  assert.equal(await bar(page).isHidden(), true);
  await page.locator(".banner", { hasText: "taken over" }).locator("button", { hasText: "Undo" }).click();
  await shows(figure(page, "HorizontalPodAutoscaler", "range"), "4…16");
  assert.equal(await textOf(page, prod), own);
  // The link is in the list, as it was sent.
  await page.click(".topbar .picker");
  await page.locator('[data-work*="link-"] .aslink').first().click();
  await shows(figure(page, "HorizontalPodAutoscaler", "range"), "6…24");
  assert.deepEqual(page.faults, []);
});

test("a link is taken over as a new environment, beside one's own that stay", async () => {
  const page = await app.open({ fragment: await sent(more) });
  await bar(page).locator("button", { hasText: "Take over" }).click();
  await dialog(page).locator("label", { hasText: "a new environment" }).click();
  await page.fill('[aria-label="Its name"]', "dev");
  await shows(dialog(page), "Choose a name that no environment");
  await page.fill('[aria-label="Its name"]', "prod-more");
  await shows(dialog(page).locator(".take__foot"), "prod-more then: 6…24 pods");
  await dialog(page).locator("button", { hasText: "Take over 3" }).click();
  await page.waitForSelector('.envs [data-env="prod-more"][aria-selected="true"]');
  await shows(figure(page, "HorizontalPodAutoscaler", "range"), "6…24");
  await openEnvironment(page, "prod");
  await shows(figure(page, "HorizontalPodAutoscaler", "range"), "4…20");
  assert.deepEqual(page.faults, []);
});
