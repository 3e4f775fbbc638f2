// Whatever a dialog or a button changes or takes away comes back by one visible click. What is done to a text comes back by
// Ctrl+Z, which other tests look after.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp, waitUntilRendered } from "./harness.mjs";
import { linkTo } from "./links.mjs";
import { prod, shop } from "./kept.mjs";
import { openFile, settled, shows, textOf, typeOver } from "./user.mjs";

let app;
before(async () => (app = await startApp()));
after(() => app.close());

const banner = (page, text) => page.locator(".banner", { hasText: text });
const undo = (page, text) => banner(page, text).locator('button:has-text("Undo")');
const layers = (page) => page.locator(".recipe .layers").innerText();

/** Everything that is kept of the input, as the page stores it. */
const facts = (page) => page.locator(".topbar .facts").innerText();

test("an environment that was added goes again, with its file", async () => {
  const page = await app.open();
  const tabs = () => page.locator(".envs [role=tab]").allInnerTexts();
  const before = await tabs();
  await page.click(".envs__add");
  await page.fill('.dialog [name="name"]', "canary");
  await page.keyboard.press("Enter");
  await page.waitForSelector('.envs [data-env="canary"]');
  await page.waitForSelector('.tree a[data-path="values-canary.yaml"]');
  await undo(page, "was added").click();
  await page.waitForSelector('.envs [data-env="canary"]', { state: "detached" });
  assert.deepEqual(await tabs(), before);
  assert.equal(await page.locator('.tree a[data-path="values-canary.yaml"]').count(), 0);
  assert.equal(await banner(page, "was added").count(), 0);
  assert.deepEqual(page.faults, []);
});

test("a layer and a --set entry that were taken out come back in the dialog itself", async () => {
  const page = await app.open();
  await page.click('[aria-label="Add a values file or a --set"]');
  await page.click("text=Add an entry");
  await page.fill(".dialog [aria-label=Argument]", "replicaCount=7");
  await settled(page);
  const before = await layers(page);
  await page.click('.dialog li:has([aria-label="Argument"]) [aria-label="Remove"]');
  await page.waitForFunction(() => !document.querySelector(".dialog [aria-label=Argument]"));
  await page.locator(".dialog").locator('.banner:has-text("--set entry was removed") button:has-text("Undo")').click();
  await page.waitForSelector(".dialog [aria-label=Argument]");
  assert.equal(await page.inputValue(".dialog [aria-label=Argument]"), "replicaCount=7");
  await page.click(`.dialog [aria-label="Remove ${prod}"]`);
  await page.waitForFunction((path) => !document.querySelector(`.dialog [aria-label="Remove ${path}"]`), prod);
  await page.locator(".dialog").locator('.banner:has-text("layer was removed") button:has-text("Undo")').click();
  await page.waitForSelector(`.dialog [aria-label="Remove ${prod}"]`);
  await page.keyboard.press("Escape");
  assert.equal(await layers(page), before);
  assert.deepEqual(page.faults, []);
});

test("release, namespace and Kubernetes version come back together", async () => {
  const page = await app.open();
  const before = await facts(page);
  await page.click(".facts");
  await page.fill('.dialog [name="release"]', "other");
  await page.fill('.dialog [name="namespace"]', "elsewhere");
  await page.fill('.dialog [name="kube"]', "v1.33.0");
  await page.keyboard.press("Enter");
  await shows(page.locator(".topbar .facts"), /other[\s\S]*elsewhere[\s\S]*1\.33\.0/);
  await undo(page, "version was changed").click();
  await page.waitForFunction((text) => document.querySelector(".topbar .facts").innerText === text, before);
  // What changes nothing says nothing.
  await page.click(".facts");
  await page.waitForSelector('.dialog [name="release"]:focus');
  await page.keyboard.press("Enter");
  await page.waitForSelector(".dialog", { state: "detached" });
  assert.equal(await banner(page, "version was changed").count(), 0);
  assert.deepEqual(page.faults, []);
});

test("a schema that was made goes again", async () => {
  const page = await app.open({ fragment: linkTo(shop, { name: "shop" }) });
  await page.waitForSelector("html[data-checked]", { timeout: 30_000 });
  await page.click('.tree button:has-text("Suggest a schema")');
  await page.waitForSelector('.tree a[data-path="values.schema.json"]');
  await undo(page, "values.schema.json was added").click();
  await page.waitForSelector('.tree a[data-path="values.schema.json"]', { state: "detached" });
  await shows(page.locator(".tree"), "Suggest a schema");
  assert.deepEqual(page.faults, []);
});

test("an Undo is gone once something else was edited, and then the history has what was there", async () => {
  const page = await app.open();
  await openFile(page, prod);
  await typeOver(page, prod, "maxReplicas: 20", "maxReplicas: 33");
  await settled(page);
  await page.click('.topbar button:has-text("Reset")');
  await page.click('.dialog button:has-text("Discard my edits")');
  await undo(page, "original state").waitFor();
  await openFile(page, prod);
  await typeOver(page, prod, "minReplicas: 4", "minReplicas: 3");
  await undo(page, "original state").first().waitFor({ state: "detached" });
  await settled(page);
  await page.click("[data-opens=history]");
  await page.locator('[data-point] button:has-text("Go back")').first().click();
  await settled(page);
  assert.match(await textOf(page, prod), /minReplicas: 4\n[\s\S]*maxReplicas: 33/);
  await undo(page, "earlier state").click();
  await settled(page);
  assert.match(await textOf(page, prod), /minReplicas: 3\n[\s\S]*maxReplicas: 20/);
  await page.reload();
  await waitUntilRendered(page);
  assert.match(await textOf(page, prod), /minReplicas: 3\n/);
  assert.deepEqual(page.faults, []);
});
