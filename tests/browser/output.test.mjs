// The output as an editor has it: found, filtered, copied and downloaded, with the path of a line and a link to it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { endOfLine, manifest, openEnvironment, openFile, openTab, settled, shows } from "./user.mjs";

let app;
before(async () => (app = await startApp()));
after(() => app.close());

async function opened(context) {
  const page = await app.open({ context });
  await page.waitForSelector("[data-checked]", { state: "attached", timeout: 60_000 });
  await page.keyboard.press("Shift");
  await page.waitForSelector("[data-assist]", { state: "attached" });
  return page;
}

const bar = (page) => page.locator(".obar");
const line = (page, text) => page.locator('.doc[data-kind="Deployment"] [data-line]', { hasText: text }).first();

test("objects are found and filtered by kind, name and text", async () => {
  const page = await opened();
  await openTab(page, "Manifests");
  await page.locator(".doc").first().waitFor();
  const all = await page.locator(".doc").count();
  await page.locator('.otabs [role="tab"]:has-text("Manifests")').focus();
  await page.keyboard.press("Control+f");
  await page.keyboard.type("maxReplicas");
  await shows(page.locator(".find [role=status]"), "1 of 1");
  await shows(page.locator('.doc[data-kind="HorizontalPodAutoscaler"] .row.is-found'), "maxReplicas: 20");
  await page.getByText("Only with it").click();
  await page.waitForFunction(() => document.querySelectorAll(".doc").length === 1);
  await page.locator("[data-find]").fill("service");
  await page.waitForFunction((all) => document.querySelectorAll(".doc").length > 1 && document.querySelectorAll(".doc").length < all, all);
  const kinds = await page.locator(".doc").evaluateAll((docs) => docs.map((doc) => doc.dataset.kind));
  assert.ok(kinds.includes("Service") && kinds.includes("ServiceAccount"), String(kinds));
  await page.getByText("Only with it").click();
  await page.waitForFunction((all) => document.querySelectorAll(".doc").length === all, all);
  assert.deepEqual(page.faults, []);
});

test("the path of a line stands in a bar; line, path and object are copied, the object downloaded", async () => {
  const page = await opened({ permissions: ["clipboard-read", "clipboard-write"] });
  const text = await manifest(page, "Deployment");
  await line(page, "image: ").click();
  await shows(bar(page), /spec\.template\.spec\.initContainers\[0\]\.image/);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await bar(page).getByText("Copy path").click();
  assert.equal(await copied(), "spec.template.spec.initContainers[0].image");
  await bar(page).getByText("Copy line").click();
  assert.match(await copied(), /^ +image: /);
  await line(page, "replicas").or(line(page, "kind: Deployment")).first().click();
  await page.keyboard.press("Control+c");
  assert.match(await copied(), /^kind: Deployment$|replicas/);
  await bar(page).getByText("Copy object").click();
  assert.equal((await copied()).trim(), text.trim());
  const [download] = await Promise.all([page.waitForEvent("download"), bar(page).getByText("Download").click()]);
  assert.match(download.suggestedFilename(), /^deployment-llm-ai-inference\.yaml$/);
  assert.equal((await readFile(await download.path(), "utf8")).trim(), text.trim());
  assert.deepEqual(page.faults, []);
});

test("what is copied and downloaded has placeholders for random values; over the last good output it is that output", async () => {
  const page = await opened({ permissions: ["clipboard-read", "clipboard-write"] });
  await openFile(page, "templates/service.yaml");
  await endOfLine(page, "templates/service.yaml", "kind: Service");
  await page.keyboard.insertText('\n# made {{ randAlphaNum 20 }}');
  await settled(page);
  await manifest(page, "Service");
  const made = page.locator('.doc[data-kind="Service"] [data-line]', { hasText: "# made " }).first();
  await made.click();
  const shown = await made.locator(".cm-line").textContent();
  assert.match(shown, /^# made \w{20}$/);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await bar(page).getByText("Copy line").click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith("# made"));
  assert.equal(await copied(), "# made RANDOM-VALUE-MADE-BY-HELM");
  await bar(page).getByText("Copy object").click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes("kind: Service"));
  assert.ok(!(await copied()).includes(shown.slice(7)));
  const [download] = await Promise.all([page.waitForEvent("download"), bar(page).getByText("Download").click()]);
  assert.match(await readFile(await download.path(), "utf8"), /^# made RANDOM-VALUE-MADE-BY-HELM$/m);
  // Nothing renders now, and the output that stays is what the bar is about.
  await openFile(page, "values-prod.yaml");
  await endOfLine(page, "values-prod.yaml", "replicaCount: 4");
  await page.keyboard.insertText("]");
  await page.waitForSelector('.panels__in[data-stale="true"]');
  await line(page, "type: RollingUpdate").click();
  await shows(bar(page), "spec.strategy.type");
  await bar(page).getByText("Copy line").click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).trim() === "type: RollingUpdate");
  assert.deepEqual(page.faults, []);
});

test("each tab keeps its own scroll place", async () => {
  const page = await opened();
  await manifest(page, "Deployment");
  const panel = page.locator("#out-panel");
  const top = () => panel.evaluate((panel) => panel.scrollTop);
  await panel.evaluate((panel) => (panel.scrollTop = 400));
  await page.waitForFunction(() => document.querySelector("#out-panel").scrollTop === 400);
  await page.waitForTimeout(100);
  await openTab(page, "Values");
  await page.locator("[data-value]").first().waitFor();
  assert.equal(await top(), 0);
  await panel.evaluate((panel) => (panel.scrollTop = 150));
  await page.waitForTimeout(100);
  await openTab(page, "Manifests");
  await page.waitForFunction(() => document.querySelector("#out-panel").scrollTop === 400);
  await openTab(page, "Values");
  await page.waitForFunction(() => document.querySelector("#out-panel").scrollTop === 150);
  assert.deepEqual(page.faults, []);
});

test("a link leads to the very line", async () => {
  const page = await opened();
  await openEnvironment(page, "staging");
  await manifest(page, "Deployment");
  const number = Number(await line(page, "image: ").getAttribute("data-line"));
  await line(page, "image: ").click();
  await shows(bar(page), "initContainers[0].image");
  await bar(page).getByText("Link", { exact: true }).click();
  const field = page.locator('.dialog [aria-label="Link"]');
  await page.waitForFunction(() => document.querySelector('.dialog [aria-label="Link"]')?.value.includes("#"));
  const link = await field.inputValue();
  const other = await app.browser.newPage();
  await other.goto(link);
  const row = other.locator(`.doc[data-kind="Deployment"] [data-line="${number}"]`);
  await row.waitFor({ timeout: 60_000 });
  await other.locator(`.doc[data-kind="Deployment"] [data-line="${number}"].is-sent`).waitFor();
  assert.equal(await other.locator('.envs [data-env="staging"]').getAttribute("aria-selected"), "true");
  assert.deepEqual(page.faults, []);
});
