// The environments side by side: values, figures, manifests, and the ways from there into the files.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { openFile, settled, textOf, typeOver } from "./user.mjs";

let app;
before(async () => {
  app = await startApp();
});
after(() => app.close());

const checked = async (options) => {
  const page = await app.open(options);
  await page.waitForSelector("html[data-checked]", { timeout: 20_000 });
  return page;
};

const compare = async (page) => {
  await page.click("[data-compare]");
  await page.waitForSelector("#views:not([hidden]) .cmp");
};

/** The cells of a row: what they say, and whether they are marked as different. */
const row = (page, name) =>
  page.evaluate((wanted) => {
    const head = [...document.querySelectorAll(".cmp tbody th[scope=row]")].find((one) => one.textContent === wanted);
    const cells = head ? [...head.parentElement.querySelectorAll("td")] : [];
    return cells.map((cell) => [cell.querySelector(".cmp__text").textContent, cell.classList.contains("diff")]);
  }, name);

test("values and figures of all environments stand side by side", async () => {
  const page = await checked();
  assert.ok(!app.requests.some((path) => path.includes("views")), "views are fetched when they are opened");
  await compare(page);
  assert.deepEqual(await row(page, "Pods"), [["1", false], ["1", false], ["2…6", true], ["4…20", true]]);
  assert.deepEqual(await row(page, "replicaCount"), [["1", false], ["1", false], ["1", false], ["4", true]]);
  assert.deepEqual(await row(page, "Total GPUs"), [["0", false], ["1", true], ["2…6", true], ["4…20", true]]);
  assert.deepEqual(await row(page, "image.repository"), [], "what is the same everywhere is left out");

  await page.click("text=Only rows that differ");
  const same = await row(page, "image.repository");
  assert.equal(same.length, 4);
  assert.ok(same.every(([, differs]) => !differs));

  await page.locator(".compare__head .seg button", { hasText: "prod" }).click();
  assert.deepEqual((await row(page, "replicaCount")).map(([, differs]) => differs), [true, true, true, false]);

  await page.fill("[aria-label='Find a key or figure']", "REPLICACOUNT");
  assert.equal(await page.locator(".cmp tbody th[scope=row]").count(), 1);
  await page.context().close();
});

test("one chooses which environments stand in the table, and what differs is what differs between these", async () => {
  const page = await checked();
  await compare(page);
  const columns = () => page.evaluate(() => [...document.querySelectorAll(".cmp thead th b")].map((one) => one.textContent));
  assert.deepEqual(await columns(), ["dev", "test", "staging", "prod"]);
  const rows = () => page.locator(".cmp tbody th[scope=row]").count();
  const all = await rows();
  await page.click(".pick > summary");
  await page.locator(".pick label", { hasText: "prod" }).click();
  await page.locator(".pick label", { hasText: "staging" }).click();
  assert.deepEqual(await columns(), ["dev", "test"]);
  assert.ok((await rows()) < all, "fewer rows differ between two");
  assert.deepEqual(await row(page, "replicaCount"), [], "what only prod says otherwise is left out");
  assert.deepEqual(await row(page, "Total GPUs"), [["0", false], ["1", true]]);
  // One alone would be no comparison.
  assert.equal(await page.locator(".pick input:checked:disabled").count(), 2);
  await page.click("text=Only dev and prod");
  assert.deepEqual(await columns(), ["dev", "prod"]);
  assert.deepEqual(await row(page, "replicaCount"), [["1", false], ["4", true]]);
  await page.click(".pick >> text=Show all");
  assert.equal(await rows(), all);
  await page.keyboard.press("Escape");
  await page.waitForSelector(".pick[open]", { state: "detached" });
  assert.equal(await page.locator(".cmp").count(), 1, "Esc closes the list first");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("an edit shows in the comparison, and a chip leads to the line", async () => {
  const page = await checked();
  await openFile(page, "values-prod.yaml");
  await typeOver(page, "values-prod.yaml", "replicaCount: 4", "replicaCount: 7");
  await settled(page);
  await compare(page);
  await page.waitForFunction(() => document.querySelector(".cmp")?.textContent.includes("7"));
  assert.deepEqual((await row(page, "replicaCount"))[3], ["7", true]);

  const cell = page.locator(".cmp tr", { has: page.locator("th", { hasText: /^replicaCount$/ }) }).locator("td").nth(3);
  await cell.locator(".src").click();
  await page.waitForSelector("#views[hidden]", { state: "attached" });
  const line = await page.evaluate(() => document.querySelector('.cm-content[data-path="values-prod.yaml"] .cm-activeLine')?.textContent);
  assert.match(line ?? "", /replicaCount: 7/);
  await page.context().close();
});

test("manifests are compared by line and by field, in both directions", async () => {
  const page = await checked();
  await compare(page);
  const objects = () => page.locator(".compare__object > summary").allTextContents();
  assert.ok((await objects()).some((text) => text.startsWith("PersistentVolumeClaim")));
  assert.ok(!(await objects()).some((text) => text.startsWith("ServiceAccount")), "namespaces and labels are left out");
  const diff = page.locator(".compare__diff");
  assert.match(await diff.locator(".d-del").allTextContents().then((all) => all.join("\n")), /−\s+storage: "100Gi"/);
  assert.match(await diff.locator(".d-add").allTextContents().then((all) => all.join("\n")), /\+\s+storage: "200Gi"/);

  await page.click("text=Ignore labels");
  await page.waitForFunction(() => [...document.querySelectorAll(".compare__object > summary")].some((one) => one.textContent.startsWith("ServiceAccount")));
  await page.click("[aria-label='Swap the two sides']");
  await page.waitForFunction(() => [...document.querySelectorAll(".compare__diff .d-add")].some((one) => /storage: "100Gi"/.test(one.textContent)));

  await page.click("text=Fields");
  const field = page.locator(".compare__fields tr", { hasText: "spec.resources.requests.storage" });
  assert.deepEqual(await field.locator("code").allTextContents(), ["was 200Gi", "is 100Gi"]);

  await page.click("text=Lines");
  await page.locator(".compare__diff .d-del", { hasText: 'storage: "200Gi"' }).click();
  await page.waitForSelector("#views[hidden]", { state: "attached" });
  assert.equal(await page.locator("[role=tab][aria-selected=true]", { hasText: "Manifests" }).count(), 1);
  assert.equal(await page.locator(".envs [aria-current=page]").getAttribute("data-env"), "prod");
  await page.context().close();
});

test("what objects refer to is a list that leads to the lines", async () => {
  const page = await checked();
  await compare(page);
  await page.click("text=References");
  const service = page.locator(".compare__object", { has: page.locator("summary b", { hasText: /^Service$/ }) }).first();
  assert.match(await service.locator("li").first().textContent(), /sends to\s*Deployment/);
  const reference = page.locator(".refs li", { hasText: "runs as" }).first();
  assert.match(await reference.textContent(), /ServiceAccount/);
  const button = reference.locator("button").first();
  await button.focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector("#views[hidden]", { state: "attached" });
  assert.equal(await page.locator("[role=tab][aria-selected=true]", { hasText: "Manifests" }).count(), 1);
  await page.context().close();
});

test("a field that an upgrade cannot change is told against the chart as it came", async () => {
  const page = await checked();
  await openFile(page, "templates/_helpers.tpl");
  await typeOver(page, "templates/_helpers.tpl", "app.kubernetes.io/instance: {{ .Release.Name }}", "app.kubernetes.io/instance: web");
  await settled(page);
  await page.waitForFunction(() => document.body.textContent.includes("cannot be changed by an upgrade"));
  await page.context().close();
});

test("an environment that does not render keeps its column, with the reason", async () => {
  const page = await checked();
  await openFile(page, "values-prod.yaml");
  await typeOver(page, "values-prod.yaml", "replicaCount: 4", "replicaCount: [");
  await settled(page);
  await compare(page);
  await page.waitForSelector(".cmp__reason");
  assert.equal(await page.locator(".cmp__reason").count(), 1);
  assert.equal((await row(page, "Pods"))[3][0], "unknown");
  assert.match(await page.locator(".compare__diff").textContent(), /prod does not render/);
  assert.match(await textOf(page, "values-prod.yaml"), /replicaCount: \[/);
  await page.context().close();
});

test("the comparison is used by keyboard and closes with Esc", async () => {
  const page = await checked();
  await page.focus("[data-compare]");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".cmp");
  assert.equal(await page.evaluate(() => document.activeElement.id), "views");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Close");
  await page.keyboard.press("Escape");
  assert.ok(await page.evaluate(() => document.activeElement.hasAttribute("data-compare")));
  await page.context().close();
});

test("views that cannot be fetched say so, and can be tried again", async () => {
  const page = await checked();
  await page.route("**/chartroom-views_bg.wasm*", (route) => route.abort());
  await page.click("[data-compare]");
  await page.waitForSelector(".banner:has-text('This view could not be loaded')");
  assert.ok(await page.locator("main.work").isVisible());
  await page.unroute("**/chartroom-views_bg.wasm*");
  await compare(page);
  assert.ok(await page.locator(".cmp").isVisible());
  await page.context().close();
});

test("the dialogs of score and keys are fetched too", async () => {
  const page = await checked();
  await page.click('button[title="The same as Helm?"]');
  await page.waitForSelector(".dialog td:has-text('948 of 948'), .dialog td:has-text(' of ')");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".dialog", { state: "detached" });
  await page.locator(".panels").click();
  await page.keyboard.press("?");
  await page.waitForSelector(".pal kbd:has-text('F8')");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.querySelector(".pal").contains(document.activeElement)));
  await page.context().close();
});
