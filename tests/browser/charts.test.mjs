// A chart of one's own: a folder, a packed chart, a dropped file, a template; kept over a reload, with its edits.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startApp, waitUntilRendered } from "./harness.mjs";
import { webTemplate, writeChart } from "./many.mjs";
import { editor, figure, manifest, openEnvironment, openFile, openTab, runCommand, settled, shows, textOf, typeOver } from "./user.mjs";

const values = "replicas: 2\nimage: nginx\n";
const deployment = webTemplate("replicas");
const shop = {
  "Chart.yaml": "apiVersion: v2\nname: shop\nversion: 3.1.4\n",
  "values.yaml": values,
  "values.prod.yml": "replicas: 5\n",
  "environments/qa.yaml": "replicas: 3\n",
  "templates/web.yaml": deployment,
  "charts/lib/Chart.yaml": "apiVersion: v2\nname: lib\nversion: 0.1.0\n",
  "charts/lib/templates/c.yaml": "kind: ConfigMap\napiVersion: v1\nmetadata:\n  name: lib\n",
  ".git/HEAD": "ref: refs/heads/main\n",
};

let app;
let folder;
before(async () => {
  app = await startApp();
  folder = mkdtempSync(join(tmpdir(), "charts-"));
  write("shop", shop);
  write("many/a", { "Chart.yaml": "apiVersion: v2\nname: a\nversion: 1.0.0\n", "templates/a.yaml": "kind: ConfigMap\nmetadata: {name: of-a}\n" });
  write("many/b", { "Chart.yaml": "apiVersion: v2\nname: b\nversion: 1.0.0\n", "templates/b.yaml": "kind: ConfigMap\nmetadata: {name: of-b}\n" });
  write("none", { "values.yaml": "a: 1\n" });
  execFileSync("tar", ["-czf", "shop-3.1.4.tgz", "--exclude=.git", "shop"], { cwd: folder });
});
after(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const write = (name, files) => writeChart(join(folder, name), files);

async function dialog(page) {
  await page.click(".topbar .picker");
  await page.waitForSelector("[data-folder]", { state: "attached" });
}

async function choose(page, name, input = "data-folder") {
  await dialog(page);
  await page.setInputFiles(`[${input}]`, join(folder, name));
}

const opened = (page, chart) => shows(page.locator(".topbar .picker"), chart);

const tabs = (page) => page.locator(".envs [role=tab]").evaluateAll((all) => all.map((tab) => tab.dataset.env));

test("a folder is opened, with an environment for each of its values files", async () => {
  const page = await app.open();
  await choose(page, "shop");
  await opened(page, /^shop\s+3\.1\.4/);
  await shows(figure(page, "Deployment", "pods"), "2");
  assert.deepEqual(await tabs(page), ["default", "prod", "qa"]);
  await openEnvironment(page, "qa");
  await shows(figure(page, "Deployment", "pods"), "3");
  await openEnvironment(page, "prod");
  await shows(figure(page, "Deployment", "pods"), "5");
  assert.match(await manifest(page, "Deployment"), /name: shop-web/);
  const files = await page.locator(".tree a[data-path]").evaluateAll((all) => all.map((file) => file.dataset.path));
  assert.ok(files.includes("charts/lib/templates/c.yaml") && files.includes("values.prod.yml"), String(files));
  assert.ok(!files.some((path) => path.startsWith(".git/") || path.includes("ai-inference")), String(files));
  assert.deepEqual(page.faults, []);
});

test("a chart of one's own, its edits and those of the built-in chart survive a reload and each other", async () => {
  const page = await app.open();
  await openFile(page, "values.yaml");
  await typeOver(page, "values.yaml", "replicaCount: 1", "replicaCount: 2");
  // The bar has one button more from the first edit on, and what stands in it moves.
  await page.waitForSelector("[data-opens=reset]");
  await choose(page, "shop");
  await shows(figure(page, "Deployment", "pods"), "2");
  assert.equal(await textOf(page, "values.yaml"), values);
  await openFile(page, "values.yaml");
  await typeOver(page, "values.yaml", "replicas: 2", "replicas: 7");
  await shows(figure(page, "Deployment", "pods"), "7");
  // Undo does not reach into the chart before.
  for (let step = 0; step < 12; step++) await page.keyboard.press("Control+z");
  assert.equal(await textOf(page, "values.yaml"), values);
  await typeOver(page, "values.yaml", "replicas: 2", "replicas: 9");
  await settled(page);

  await page.reload();
  await waitUntilRendered(page);
  await opened(page, /^shop\s+3\.1\.4/);
  await shows(figure(page, "Deployment", "pods"), "9");

  await dialog(page);
  await page.click('.charts__list button:has-text("ai-inference")');
  await opened(page, /^ai-inference/);
  assert.match(await textOf(page, "values.yaml"), /^replicaCount: 2/m);
  await page.reload();
  await waitUntilRendered(page);
  await opened(page, /^ai-inference/);

  await dialog(page);
  await page.click('.charts__list button:has-text("shop")');
  await shows(figure(page, "Deployment", "pods"), "9");
  assert.deepEqual(page.faults, []);
});

test("what a repository declares of a chart makes its environments, and is kept in the chart's settings", async () => {
  const chart = { "Chart.yaml": "apiVersion: v2\nname: llm\nversion: 1.0.0\n", "values.yaml": values, "templates/web.yaml": deployment };
  for (const [path, text] of Object.entries(chart)) write("repo/app", { [path]: text });
  write("repo", {
    "envs/eu.yaml": "replicas: 7\n",
    "argo/eu.yaml":
      "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: llm-eu}\nspec:\n  destination: {namespace: ai-eu}\n" +
      "  source:\n    path: app\n    helm:\n      valueFiles: [../envs/eu.yaml]\n      parameters: [{name: image, value: web:9}]\n",
  });
  const page = await app.open();
  await choose(page, "repo");
  await opened(page, /^llm\s+1\.0\.0/);
  await page.waitForFunction(() => document.querySelector('.envs [data-env="eu"]'));
  assert.deepEqual(await tabs(page), ["eu"]);
  await shows(figure(page, "Deployment", "pods"), "7");
  await shows(page.locator(".recipe .layers"), "image=web:9");
  await runCommand(page, "Write the environments to .chartroom.yaml");
  await openFile(page, ".chartroom.yaml");
  assert.equal(
    await textOf(page, ".chartroom.yaml"),
    "environments:\n  eu:\n    values: [envs/eu.yaml]\n    set: [image=web:9]\n    release: llm-eu\n    namespace: ai-eu\n",
  );
  // It stays over a reload.
  await settled(page);
  await page.reload();
  await opened(page, /^llm\s+1\.0\.0/);
  assert.deepEqual(await tabs(page), ["eu"]);
  assert.deepEqual(page.faults, []);
});

test("a packed chart is opened; what is none is refused with the reason", async () => {
  const page = await app.open();
  await choose(page, "shop-3.1.4.tgz", "data-packed");
  await opened(page, /^shop\s+3\.1\.4/);
  await shows(figure(page, "Deployment", "pods"), "2");
  writeFileSync(join(folder, "text.tgz"), "not an archive");
  await choose(page, "text.tgz", "data-packed");
  await shows(page.locator(".charts [role=alert]"), "helm package");
  await page.keyboard.press("Escape");
  await opened(page, /^shop\s+3\.1\.4/);
});

test("of several charts one is chosen, and a folder without a chart says what is missing", async () => {
  const page = await app.open();
  await choose(page, "none");
  await shows(page.locator(".charts [role=alert]"), "No Chart.yaml is in it (1 file read)");
  await page.setInputFiles("[data-folder]", join(folder, "many"));
  await shows(page.locator(".charts"), "There are 2 charts in it");
  await page.click('.charts__list button:has-text("many/b")');
  await opened(page, /^b\s+1\.0\.0/);
  await openTab(page, "Manifests");
  await shows(page.locator("#output"), "of-b");
});

test("files that are dropped anywhere open the dialog and the chart", async () => {
  const page = await app.open();
  const packed = readFileSync(join(folder, "shop-3.1.4.tgz")).toString("base64");
  const drag = (kind) =>
    page.evaluate(
      ([kind, packed]) => {
        const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
        const transfer = new DataTransfer();
        transfer.items.add(new File([bytes], "shop-3.1.4.tgz"));
        const event = new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: transfer });
        document.querySelector(".topbar").dispatchEvent(event);
        return event.defaultPrevented;
      },
      [kind, packed],
    );
  assert.ok(await drag("dragover"));
  await page.waitForSelector("[data-folder]", { state: "attached" });
  assert.ok(await drag("drop"));
  await opened(page, /^shop\s+3\.1\.4/);
});

test("a template is pasted and becomes a chart, by keyboard", async () => {
  const page = await app.open();
  await page.focus(".topbar .picker");
  await page.keyboard.press("Enter");
  await page.waitForSelector("details:has([data-paste]) > summary");
  await page.focus("details:has([data-paste]) > summary");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.insertText("kind: ConfigMap\napiVersion: v1\nmetadata:\n  name: {{ .Values.name | default \"nobody\" }}\n");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await opened(page, /^pasted\s+0\.1\.0/);
  await openFile(page, "values.yaml");
  await editor(page, "values.yaml").press("Control+End");
  await page.keyboard.type("name: somebody");
  await settled(page);
  assert.match(await manifest(page, "ConfigMap"), /name: somebody/);
});

test("a chart that the browser does not keep any more is told, and the page opens", async () => {
  const page = await app.open();
  await page.evaluate(() => sessionStorage.setItem("chartroom.open", "gone-0000/own"));
  await page.reload();
  await waitUntilRendered(page);
  await shows(page.locator(".banner"), "no longer has the chart");
  await opened(page, /^ai-inference/);
});

test("a chart and its edits are removed from the browser", async () => {
  const page = await app.open();
  await choose(page, "shop");
  await shows(figure(page, "Deployment", "pods"), "2");
  await dialog(page);
  await page.click('[aria-label^="Remove shop"]');
  await page.waitForFunction(() => !document.querySelector('[aria-label^="Remove shop"]'));
  // It stays open until another one is.
  await page.keyboard.press("Escape");
  await opened(page, /^shop\s+3\.1\.4/);
});

async function link(page, include) {
  await page.click(".topbar .btn--primary");
  if (include) await page.click(`.choice:has-text("${include}")`);
  const version = include === "The whole chart" ? "#v2/" : "#v3/";
  await page.waitForFunction((version) => document.querySelector('[aria-label="Link"]')?.value.includes(version), version);
  const url = await page.inputValue('[aria-label="Link"]');
  await page.keyboard.press("Escape");
  return url.split("#")[1];
}

test("a link carries the whole chart, which is then kept like one that was opened", async () => {
  const page = await app.open();
  await choose(page, "shop");
  await openEnvironment(page, "qa");
  await openFile(page, "environments/qa.yaml");
  await typeOver(page, "environments/qa.yaml", "replicas: 3", "replicas: 4");
  await shows(figure(page, "Deployment", "pods"), "4");
  const fragment = await link(page, "The whole chart");

  const other = await app.open({ fragment });
  await opened(other, /^shop\s+3\.1\.4/);
  await shows(figure(other, "Deployment", "pods"), "4");
  assert.equal(await other.locator('.envs [aria-selected="true"]').getAttribute("data-env"), "qa");
  await openFile(other, "environments/qa.yaml");
  await typeOver(other, "environments/qa.yaml", "replicas: 4", "replicas: 6");
  await shows(figure(other, "Deployment", "pods"), "6");
  await settled(other);
  await other.reload();
  await waitUntilRendered(other);
  await opened(other, /^shop\s+3\.1\.4/);
  await openEnvironment(other, "qa");
  await shows(figure(other, "Deployment", "pods"), "6");
  assert.deepEqual([...page.faults, ...other.faults], []);
});

test("a link to layers of another chart waits until that chart is opened", async () => {
  const page = await app.open();
  await choose(page, "shop");
  await openEnvironment(page, "prod");
  await openFile(page, "values.prod.yml");
  await typeOver(page, "values.prod.yml", "replicas: 5", "replicas: 8");
  await shows(figure(page, "Deployment", "pods"), "8");
  const fragment = await link(page);

  const other = await app.open({ fragment });
  await shows(other.locator(".banner"), "made on the chart shop");
  await opened(other, /^ai-inference/);
  await other.click('.banner button:has-text("Open a chart")');
  await other.waitForSelector("[data-folder]", { state: "attached" });
  await other.setInputFiles("[data-folder]", join(folder, "shop"));
  await opened(other, /^shop\s+3\.1\.4/);
  await shows(other.locator(".strip"), "This link changes prod");
  await shows(figure(other, "Deployment", "pods"), "8");
  assert.deepEqual(other.faults, []);
});

test("a link to the built-in chart opens it beside a chart of one's own", async () => {
  const maker = await app.open();
  await openFile(maker, "values-prod.yaml");
  await typeOver(maker, "values-prod.yaml", "maxReplicas: 20", "maxReplicas: 24");
  await settled(maker);
  const fragment = await link(maker);

  const page = await app.open();
  await choose(page, "shop");
  await openFile(page, "values.yaml");
  await typeOver(page, "values.yaml", "replicas: 2", "replicas: 7");
  await shows(figure(page, "Deployment", "pods"), "7");
  await page.evaluate((fragment) => (location.hash = fragment), fragment);
  await opened(page, /^ai-inference/);
  await shows(figure(page, "HorizontalPodAutoscaler", "range"), "4…24");
  await dialog(page);
  await page.click('.charts__list button:has-text("shop")');
  await shows(figure(page, "Deployment", "pods"), "7");
  assert.deepEqual(page.faults, []);
});

test("an example opens as a chart of one's own, with its trap found in prod", async () => {
  const page = await app.open();
  await dialog(page);
  await page.locator(".charts summary", { hasText: "Examples" }).click();
  await page.locator('[data-example="no-drain"] button').click();
  await opened(page, "no-drain");
  await openEnvironment(page, "prod");
  await settled(page);
  await shows(figure(page, "PodDisruptionBudget", "may-go"), "0");
  await page.keyboard.press("Control+Shift+M");
  await shows(page.locator('.ptable [data-problem="PDB002"]'), "3 pods, and 3 must stay");
  await openEnvironment(page, "default");
  await settled(page);
  assert.match(await textOf(page, "values.yaml"), /minAvailable: 1/);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
