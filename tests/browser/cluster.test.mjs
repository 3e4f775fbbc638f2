// The cluster of an environment: chosen and pasted in a dialog, written to .chartroom.yaml, and what follows from it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { editor, openEnvironment, openFile, settled, shows, textOf } from "./user.mjs";

const settings = ".chartroom.yaml";
let app;
before(async () => (app = await startApp()));
after(() => app.close());

const checked = async (options = {}) => {
  const page = await app.open(options);
  await page.waitForSelector("html[data-checked]", { timeout: 20_000 });
  return page;
};

const field = (page, name) => page.locator(".cluster label", { hasText: name }).locator("input, select, textarea").first();

const open = async (page) => {
  await page.click(".facts");
  await page.click(".dialog button:has-text('Cluster and capacity…')");
  await page.waitForSelector("form.cluster");
};

const use = async (page) => {
  await page.click(".dialog button:has-text('Use')");
  await page.waitForSelector(".dialog", { state: "detached" });
};

const finding = (page, id) => page.locator(".ptable tr", { hasText: id });

const problems = async (page) => {
  if ((await page.locator("#problems").count()) === 0) await page.keyboard.press("Control+Shift+M");
  await page.waitForSelector("#problems");
};

const printed = `$ kubectl version …
version v1.33.2-eks-931bdca
node cpu=7910m memory=30903420Ki gpus=1 gpu=NVIDIA-L4 accelerator=
taint nvidia.com/gpu=present:NoSchedule
storageclasses
storageclass gp3 true
ingressclasses
ingressclass nginx
api apps/v1
podsecurity baseline
quota {"requests.cpu":"64","pods":"20"}
`;

test("a cluster is typed, findings follow, undo takes it back, and a reload keeps it", async () => {
  const page = await checked();
  await open(page);
  await field(page, "Storage classes").fill("gp2, gp3");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".dialog", { state: "detached" });
  await editor(page, settings).waitFor();
  const text = "environments:\n  prod:\n    cluster:\n      storageClasses: [gp2, gp3]\n";
  assert.equal(await textOf(page, settings), text);
  await problems(page);
  await finding(page, "CLU001").waitFor();
  await editor(page, settings).focus();
  await page.keyboard.press("Control+z");
  await finding(page, "CLU001").waitFor({ state: "detached" });
  await page.keyboard.press("Control+y");
  await finding(page, "CLU001").waitFor();
  await settled(page);
  await page.waitForSelector("html[data-checked]");
  await page.reload();
  await settled(page);
  await openFile(page, settings);
  assert.equal(await textOf(page, settings), text);
  await page.waitForSelector("html[data-checked]", { timeout: 20_000 });
  await open(page);
  assert.equal(await field(page, "Storage classes").inputValue(), "gp2, gp3");
  await field(page, "Storage classes").fill("fast-ssd");
  await use(page);
  assert.equal(await textOf(page, settings), text.replace("gp2, gp3", "fast-ssd"));
  await problems(page);
  await finding(page, "CLU001").waitFor({ state: "detached" });
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("what kubectl prints fills the form, and other environments and comments stay", async () => {
  const page = await checked({ context: { permissions: ["clipboard-read", "clipboard-write"] } });
  await openEnvironment(page, "dev");
  await open(page);
  await field(page, "Helm version").selectOption("3");
  await use(page);
  await editor(page, settings).waitFor();
  await editor(page, settings).focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.insertText("# ours\n");
  await openEnvironment(page, "prod");
  await settled(page);
  await open(page);
  await page.click(".cluster__ask summary");
  await page.click(".cluster__ask button:has-text('Copy')");
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^\{\n {2}kubectl version[\s\S]+-n ai-prod [\s\S]+\n\}$/);
  await page.fill("[name=pasted]", "hello");
  await page.click(".cluster__ask button:has-text('Fill in')");
  await shows(page.locator(".cluster [role=alert]"), "not what the commands print");
  await page.fill("[name=pasted]", printed);
  await page.click(".cluster__ask button:has-text('Fill in')");
  await page.waitForFunction(() => !document.querySelector(".cluster [role=alert]"));
  assert.equal(await field(page, "Kubernetes version").inputValue(), "v1.33.2-eks-931bdca");
  assert.equal(await page.locator(".cluster__nodes li").count(), 1);
  await field(page, "Namespace quota").fill("pods");
  await page.click(".dialog button:has-text('Use')");
  await shows(page.locator(".cluster [role=alert]"), "pods is not part of a quota");
  await field(page, "Namespace quota").fill("pods=20");
  await use(page);
  await openFile(page, settings);
  const text = await textOf(page, settings);
  assert.match(text, /^# ours\nenvironments:\n {2}dev:\n {4}cluster:\n {6}helm: 3\n {2}prod:\n {4}cluster:\n {6}distribution: eks\n/);
  assert.match(text, /quota: \{pods: 20\}\n {6}nodes:\n {8}- \{count: 1, cpu: 7910m, memory: 30903420Ki, gpus: 1, gpu: NVIDIA-L4, taints: \["nvidia\.com\/gpu=present:NoSchedule"\]\}\n/);
  await shows(page.locator(".facts"), "1.33.2-eks-931bdca");
  await openEnvironment(page, "dev");
  await shows(page.locator(".facts"), "1.36.0");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a phone has the dialog too", async () => {
  const page = await checked({ context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } });
  await page.click("[aria-label=More]");
  await page.click(".dialog button:has-text('Release, namespace')");
  await page.click(".dialog button:has-text('Cluster and capacity…')");
  await page.waitForSelector("form.cluster");
  await page.click(".cluster button:has-text('Add a node type')");
  const wide = () =>
    page.evaluate(() => Math.max(document.documentElement.scrollWidth, ...[...document.querySelectorAll(".dialog__body")].map((body) => body.scrollWidth)));
  assert.ok((await wide()) <= 390, `nothing is wider than the screen: ${await wide()}`);
  await page.fill("[aria-label='Node type 1: CPUs']", "2");
  await page.fill("[aria-label='Node type 1: Memory']", "4Gi");
  const small = await page.evaluate(() =>
    [...document.querySelectorAll(".cluster button, .cluster .input")]
      .filter((one) => one.checkVisibility())
      .filter((one) => one.getBoundingClientRect().height < 36)
      .map((one) => one.outerHTML.slice(0, 80)),
  );
  assert.deepEqual(small, []);
  await use(page);
  await editor(page, settings).waitFor();
  assert.match(await textOf(page, settings), /nodes:\n {8}- \{cpu: 2, memory: 4Gi\}\n/);
  await page.click(".mnav >> text=Problems");
  await shows(page.locator("#problems"), "No node of the cluster has room");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
