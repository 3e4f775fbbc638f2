// A cluster declared once for several environments: who fits, and a new environment for a purpose beside its origin.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { editor, openEnvironment, runCommand, settled, shows, textOf } from "./user.mjs";

const settings = ".chartroom.yaml";
let app;
before(async () => (app = await startApp()));
after(() => app.close());

const checked = async () => {
  const page = await app.open();
  await page.waitForSelector("html[data-checked]", { timeout: 20_000 });
  return page;
};
const cell = (page, environment, moment) =>
  page.locator(".capt tbody tr", { has: page.locator("th", { hasText: new RegExp(`^${environment}`) }) }).locator(`td[data-l="${moment}"]`);
/** Goes on with Tab until a field has the focus. */
const tabTo = async (page, selector) => {
  for (let step = 0; step < 80; step += 1) {
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no Tab leads to ${selector}`);
};

test("a cluster is declared once by keyboard, and each environment says whether it fits", async () => {
  const page = await checked();
  await openEnvironment(page, "prod");
  await runCommand(page, "Cluster and capacity…");
  await page.waitForSelector("form.cluster");
  await shows(page.locator(".capt"), "No nodes are declared");
  await tabTo(page, "[name=cluster-name]");
  await page.keyboard.type("gpu-01");
  await page.waitForSelector(".cluster__uses");
  // staging goes to it, too.
  await page.locator(".cluster__uses label", { hasText: "staging" }).locator("input").focus();
  await page.keyboard.press("Space");
  await tabTo(page, ".cluster__nodes > button");
  await page.keyboard.press("Enter");
  await tabTo(page, "[aria-label='Node type 1: Pool']");
  await page.keyboard.press("Shift+Tab");
  await page.focus("[aria-label='Node type 1: Pool']");
  for (const text of ["gpu-t4", "6", "8", "61Gi", "1", "nvidia-tesla-t4", "node-role=inference, gpu-type=t4", "nvidia.com/gpu=present:NoSchedule"]) {
    await page.keyboard.type(text);
    await page.keyboard.press("Tab");
  }
  await shows(cell(page, "staging", "At minimum"), "Fits, nothing left.");
  await shows(cell(page, "prod", "At minimum"), "Fits, nothing left.");
  await shows(cell(page, "prod", "At maximum"), "GPUs missing");
  await cell(page, "prod", "At maximum").locator(".node--miss").first().waitFor();
  await shows(page.locator(".capt tr.all"), "6 of 6 GPUs");
  // Each alone: staging's six pods are all that there is.
  await page.click(".cap__head button:has-text('each alone')");
  await shows(cell(page, "staging", "At maximum"), "Fits, nothing left.");
  await shows(cell(page, "prod", "At minimum"), "4 of 6 GPUs; 2 left");
  await shows(page.locator(".podfit"), "1 pod per node");
  await page.click(".cap__head button:has-text('Memory')");
  await page.waitForSelector(".capt .capbar");
  assert.ok(await page.evaluate(() => document.querySelector(".capt .capbar i").getBoundingClientRect().width > 4), "what is used is drawn");
  await page.focus("[aria-label='Node type 1: Pool']");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".dialog", { state: "detached" });
  await editor(page, settings).waitFor();
  const text = await textOf(page, settings);
  assert.match(text, /^environments:\n {2}prod:\n {4}cluster: gpu-01\n {2}staging:\n {4}cluster: gpu-01\nclusters:\n {2}gpu-01:\n/);
  assert.match(text, /- \{name: gpu-t4, count: 6, cpu: 8, memory: 61Gi, gpus: 1, gpu: nvidia-tesla-t4, labels: \{node-role: inference, gpu-type: t4\}, taints: \["nvidia.com\/gpu=present:NoSchedule"\]\}\n/);
  // The other environment has it, and another count is one edit for both.
  await openEnvironment(page, "staging");
  await page.waitForSelector("html[data-checked]", { timeout: 20_000 });
  await runCommand(page, "Cluster and capacity…");
  await page.waitForSelector("[aria-label='Node type 1: Pool']");
  assert.equal(await page.inputValue("[name=cluster-name]"), "gpu-01");
  await page.fill("[aria-label='Node type 1: Nodes at most']", "26");
  await shows(cell(page, "prod", "At maximum"), "Fits");
  await shows(page.locator(".capt tr.all td").nth(1), "Fits, nothing left.");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("an environment for a purpose is made by the form, edited before it is there, and compared with its origin alone", async () => {
  const page = await checked();
  await openEnvironment(page, "prod");
  await page.click('[aria-label="New environment"]');
  await page.waitForSelector('.dialog [name="name"]:focus');
  await page.keyboard.type("eu-prod");
  await page.locator(".design__head .seg label", { hasText: "Form" }).click();
  await page.locator(".design__purpose", { hasText: "Production" }).click();
  await shows(page.locator(".design__figures"), "4…20");
  await shows(page.locator(".design__file"), /environment: "?eu-prod/);
  const pods = page.locator('.design__field[data-path="autoscaling.maxReplicas"] input');
  await pods.fill("24");
  await shows(page.locator(".design__figures"), "4…24");
  // What was chosen stays when the purpose changes.
  await page.locator(".design__purpose", { hasText: "GPU load test" }).click();
  await shows(page.locator(".design__figures"), "2…24");
  await page.locator(".design__purpose", { hasText: "Production" }).click();
  await shows(page.locator(".design__figures"), "4…24");
  // Two GPUs for a pod are two that the model is split over.
  await page.locator('.design__field[data-path="resources.gpu.count"] select').selectOption("2");
  await shows(page.locator(".design__file"), "tensorParallelSize: 2");
  // By hand, and a field after that.
  await page.click(".design__filehead button:has-text('Edit the file')");
  const area = page.locator(".design__area");
  await area.fill(`# ours\n${await area.inputValue()}`);
  await shows(page.locator(".design__filehead"), "Edited by hand");
  await pods.fill("30");
  await shows(page.locator(".design__figures"), "4…30");
  assert.match(await area.inputValue(), /^# ours\n[\s\S]*maxReplicas: 30\n/);
  await page.locator('.dialog [name="name"]').focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector('.envs [data-env="eu-prod"][aria-selected="true"]');
  await settled(page);
  const text = await textOf(page, "values-eu-prod.yaml");
  assert.match(text, /^# ours\n/);
  assert.match(text, /maxReplicas: 30\n/);
  await page.click("[data-compare]");
  await page.waitForSelector("#views:not([hidden]) .cmp");
  const heads = await page.locator(".cmp thead th .cmp__name, .cmp thead th[scope=col]").allInnerTexts();
  const names = heads.join(" ");
  assert.ok(names.includes("eu-prod") && names.includes("prod"), names);
  for (const other of ["dev", "test", "staging"]) assert.ok(!names.includes(other), `${other} is left out: ${names}`);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
