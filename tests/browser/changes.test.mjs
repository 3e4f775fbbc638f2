// What a link, or one's own work, changes against the chart as it came: files, figures, objects and findings.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { openFile, settled, shows, textOf, typeOver } from "./user.mjs";

const prod = "values-prod.yaml";
let app;
before(async () => (app = await startApp()));
after(() => app.close());

/** A link to prod with another number of pods and a misspelt key. */
async function sent() {
  const page = await app.open();
  await openFile(page, prod);
  await typeOver(page, prod, "maxReplicas: 20", "maxReplicas: 24");
  await typeOver(page, prod, "replicaCount:", "replicaCuont:");
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
